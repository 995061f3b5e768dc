import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import pdfmake from 'pdfmake';
import type { Document } from './document.js';

const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
);
const font = (style: string): string => join(FONTS, `Roboto-${style}.ttf`);

pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
});
pdfmake.addTableLayouts({
  grid: {
    ...{
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => '#888888',
      vLineColor: () => '#888888',
    },
    ...{ paddingLeft: () => 2, paddingRight: () => 2, paddingTop: () => 1.5, paddingBottom: () => 1 },
  },
});
// A document is made of what it is given: it asks nothing from the network and reads no file but its fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => !relative(FONTS, path).startsWith('..'));

/**
 * A document as a PDF, with the fonts that it needs in it, Latin and Cyrillic.
 * @param madeAt stands in the file; with the same instant and document the file is the same.
 */
export const pdfOf = async (document: Document, madeAt: Date): Promise<Buffer> =>
  pdfmake
    .createPdf({
      ...document,
      info: { creationDate: madeAt, producer: 'School Journal', creator: 'School Journal' },
    })
    .getBuffer();
