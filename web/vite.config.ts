import { defineConfig } from 'vite';
import manifest from '../package.json' with { type: 'json' };

export default defineConfig({
  // What the verifier of proofs needs of Node.js comes from libraries where it runs in a page.
  resolve: {
    alias: [
      {
        find: /^(\.|.*\/transparency)\/primitives\.js$/,
        replacement: decodeURIComponent(new URL('verifier/primitives.ts', import.meta.url).pathname),
      },
    ],
  },
  worker: { format: 'es' },
  // What is asked of the support names the version of the pages.
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(manifest.version) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // "use client" in packages means nothing to pages that only ever run in the browser.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // What surrounds every page, and what the router asks for before one is shown, comes in one file instead of a dozen
      // of a few hundred bytes; what only some pages ask for comes with them.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              test: /src\/(i18n\/\w+\.ts|shell\/|router\.tsx|[\w/]+search\.ts|session\/confirmation\.tsx|api\/(connection|use-live|request|freshness|me|session|alerts|diary|journal-page|notices|outbox|pupil-reports|second-factors)\.ts)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
