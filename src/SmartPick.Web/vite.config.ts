import { defineConfig } from 'vite';

export default defineConfig({
  logLevel: 'warn',
  build: {
    target: 'es2022',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssMinify: true,
    rollupOptions: { input: ['index.html', 'embed/v1/frame.html'] },
  },
});
