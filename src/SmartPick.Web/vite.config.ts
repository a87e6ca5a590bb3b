import { defineConfig } from 'vite';

export default defineConfig({
  logLevel: 'warn',
  build: {
    target: 'es2022',
    // The first that know light-dark(); lowering it would tie the theme to the system's.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssMinify: true,
    rollupOptions: { input: ['index.html', 'embed/v1/frame.html', 'api/docs.html'] },
  },
});
