import { defineConfig } from 'vite';

export default defineConfig({
  logLevel: 'warn',
  envPrefix: 'SMARTPICK_',
  build: {
    target: 'es2022',
    // The first that know light-dark(); lowering it would tie the theme to the system's.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssMinify: true,
    // build/sizes.js sets the limits that count; the API's reading page is large and nobody else's.
    chunkSizeWarningLimit: Infinity,
    rollupOptions: { input: ['index.html', 'embed/v1/frame.html', 'api/docs.html'] },
  },
});
