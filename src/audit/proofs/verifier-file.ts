import { readFile } from 'node:fs/promises';

/** Where the build puts it; whether this runs compiled or from the sources. */
const PLACES = ['../../../verify.mjs', '../../../dist/verify.mjs'];

/** The verifier as one file, which a bundle brings along. @throws Error where it was not built */
export const verifierFile = async (): Promise<Buffer> => {
  for (const place of PLACES) {
    const found = await readFile(new URL(place, import.meta.url)).catch(() => undefined);
    if (found) return found;
  }
  throw new Error('verify.mjs is not built: npm run build');
};
