import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { type BuildOptions, defineConfig, type Rolldown } from 'vite';
import { contentSecurityPolicyMeta } from './scripts/vite/content-security-policy-meta.ts';
import { largeExample } from './scripts/vite/large-example.ts';
import { lightIcons } from './scripts/vite/light-icons.ts';
import { precompress } from './scripts/vite/precompress.ts';
import { preloadPage } from './scripts/vite/preload-page.ts';
import { startWorker } from './scripts/vite/start-worker.ts';
import { devProxy } from './src/server/dev-proxy.ts';

/** All that the page loads lies in static/, and a hash in hexadecimal is how the server knows what never changes. */
const HASHED_NAMES: Rolldown.OutputOptions = {
  hashCharacters: 'hex',
  entryFileNames: 'static/[name].[hash:12].js',
  chunkFileNames: 'static/[name].[hash:12].js',
  assetFileNames: 'static/[name].[hash:12][extname]',
};

/**
 * Three scripts before the first row beside the worker's: what asks for the trace, which is the entry, React, and the
 * page. React's is run in a task of its own: together they kept the browser busy for 100 ms and more. What follows comes in few as well: a browser asks a server for six at once, and finds the next ones in those.
 */
const PAGE_SCRIPTS: Rolldown.OutputOptions = {
  ...HASHED_NAMES,
  codeSplitting: {
    groups: [
      { name: 'early', test: /src\/(main|app\/start-early)\.ts$|vite\/preload-helper/, priority: 6 },
      { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 7 },
      { name: 'page', test: /src\/app\/mount\.tsx$/, priority: 5 },
      // As soon as there is a row, and before it where an address says how the trace is looked at.
      {
        name: 'frame',
        test: /src\/(views\/waterfall\/(waterfall-header|row-scrollbar)|ui\/drag-handle)\.tsx$/,
        priority: 4,
      },
      { name: 'look', test: /src\/app\/trace-page\/open-look\.ts$/, priority: 3 },
      // Once the page is painted: what every page has, and what a trace has.
      {
        name: 'bar',
        test: /src\/app\/(open-box\/open-box|top-bar\/settings|file-drop|dialogs|page-paste|trace-page\/load-failure)\.tsx$/,
        priority: 2,
      },
      {
        name: 'tools',
        test: /src\/(app\/trace-page\/(title-chips|share-menu|insights-part|panel-content|screen-keys|source-banner|remember-trace)|views\/waterfall\/(minimap\/minimap|waterfall-extras))\.tsx?$/,
        priority: 1,
      },
    ],
  },
};

/**
 * A worker's own script holds what it shares with what it imports on demand: a second one would have to be asked for
 * before it can begin.
 */
const WORKER_SCRIPTS: Rolldown.OutputOptions = {
  ...HASHED_NAMES,
  codeSplitting: {
    groups: [
      {
        name: 'jaeger-reader',
        test: /src\/load\/formats\/jaeger\/(jaeger-reader|span-reader|log-reader|references|tag-spelling|tags|process)\.ts$/,
        priority: 1,
      },
      {
        name: 'worker',
        test: /src\/(load\/(search\/)?(trace|search)\.worker|lib\/(byte-pattern|json\/[a-z-]+(?<!exact-json))|trace\/(span-(kind|id|facts|columns|table)|string-table|fact-numbers|suspect-status)|load\/(attribute-list|item-openings|fact-reader|read-(time|id|values)|span-(ids|enums)|scalar-place|process-place|server-words|json-value))\.ts$/,
        priority: 2,
      },
      // What several of those share that are fetched at once, behind the page's own scripts.
      {
        name: 'facts',
        test: /src\/(load\/(trace-facts|json-fields|housekeeping)|trace\/attribute-text|lib\/(compressed-rows|growing-column|remember-for|counted|group-by|json\/exact-json)|analysis\/(value-meanings\/(sampling|rpc-status|http-status)|span-details\/(exception|event-order)))\.ts$/,
        priority: 0,
      },
    ],
  },
};

const PAGE: BuildOptions = {
  outDir: 'dist',
  assetsDir: 'static',
  target: 'es2023',
  // What is imported on demand needs little beside itself, and preloadPage names what the page needs.
  modulePreload: false,
  rolldownOptions: { output: PAGE_SCRIPTS },
};

const COMMAND: BuildOptions = {
  outDir: 'build',
  target: 'node20',
  copyPublicDir: false,
  rolldownOptions: { input: 'src/cli/main.ts' },
};

/** `vite build` makes the page in dist/, `vite build --ssr` the command in build/, `vite` serves for development. */
export default defineConfig(({ isSsrBuild }) => ({
  // Relative, so that the built page works below any path; what it is relative to is <base> in index.html.
  base: './',
  // React has had it for years; the router brings one of its own for those before.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  plugins: [
    react(),
    tailwindcss(),
    largeExample(),
    lightIcons(),
    devProxy(),
    preloadPage(),
    contentSecurityPolicyMeta(),
    startWorker(),
    precompress(),
  ],
  build: isSsrBuild ? COMMAND : PAGE,
  worker: { format: 'es', rolldownOptions: { output: WORKER_SCRIPTS } },
  server: { host: '127.0.0.1' },
}));
