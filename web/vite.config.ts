import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // "use client" in packages means nothing to pages that only ever run in the browser.
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // What surrounds every page comes in one file instead of a dozen of a few hundred bytes.
      output: { codeSplitting: { groups: [{ name: 'shell', test: /src\/(api|i18n|shell)\// }] } },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
