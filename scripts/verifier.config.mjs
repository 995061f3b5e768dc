// Builds the offline verifier: everything that it is made of in one file, readable as it is, for plain Node.js.
import { join } from 'node:path';
import { root } from './steps.mjs';

/** @type {import('vite').UserConfig} */
export default {
  root,
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: join(root, 'src/audit/proofs/verifier/main.ts'),
    target: 'node20',
    outDir: join(root, 'dist'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'verify.mjs' } },
  },
};
