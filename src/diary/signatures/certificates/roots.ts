import { Certificate } from './certificate.js';
import { mayIssue } from './chain.js';

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * The certificates of the authorities by which guardians' certificates are trusted: PEM, one after another.
 * @throws an Error that says which of them is at fault
 */
export const parseRoots = (text: string): readonly Certificate[] => {
  const blocks = text.match(PEM) ?? [];
  if (blocks.length === 0) throw new Error('it holds no certificate in PEM');
  return blocks.map((block, index) => {
    const root = readRoot(block);
    if (root && mayIssue(root)) return root;
    throw new Error(`certificate ${(index + 1).toString()} in it is none of an authority`);
  });
};

const readRoot = (pem: string): Certificate | undefined => {
  try {
    return new Certificate(Buffer.from(pem));
  } catch {
    return undefined;
  }
};
