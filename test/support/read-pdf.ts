import { extractText } from 'unpdf';

/** The text of each page of a PDF, as whoever copies it gets it, with single spaces. */
export const textOfPages = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const { text } = await extractText(new Uint8Array(pdf));
  return text.map((page) => page.replace(/\s+/g, ' ').trim());
};
