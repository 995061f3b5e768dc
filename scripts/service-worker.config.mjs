// Builds the service worker after the pages, since it has a list of what they are made of.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './steps.mjs';

const pages = join(root, 'web/dist');

/** What the build made: paths with a digest where the name has none, and the page itself, which is as new as all of it. */
function built() {
  const files = readdirSync(pages, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(pages, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !['.built', 'service-worker.js'].includes(path))
    .sort();
  const digestOf = (content) => createHash('sha256').update(content).digest('base64url').slice(0, 16);
  const entries = files
    .filter((path) => path !== 'index.html')
    .map((path) => ({
      url: `/${path}`,
      revision: path.startsWith('assets/') ? null : digestOf(readFileSync(join(pages, path))),
    }));
  const shell = readFileSync(join(pages, 'index.html'));
  return [...entries, { url: '/', revision: digestOf(JSON.stringify(entries) + shell) }];
}

/** @type {import('vite').UserConfig} */
export default {
  root,
  publicDir: false,
  define: { BUILT: JSON.stringify(built()) },
  build: {
    outDir: pages,
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: join(root, 'web/service-worker/service-worker.ts'),
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
};
