import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Two entries: the public pages stay small, the signed-in app has its own shell. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['furrow-source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['web/index.html', 'web/app.html'].map(
        (file) => new URL(`../${file}`, import.meta.url).pathname,
      ),
    },
  },
})
