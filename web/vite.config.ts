import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // "use client" in packages means nothing to pages that only ever run in the browser.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // What surrounds every page comes in one file instead of a dozen of a few hundred bytes; what only some pages ask
      // for comes with them.
      output: {
        codeSplitting: {
          groups: [
            { name: 'shell', test: /src\/(i18n\/\w+\.ts|shell\/|api\/(request|freshness|me|session)\.ts)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
