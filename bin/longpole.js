#!/usr/bin/env node
// The command as npm installs it. In a clone it first builds what is missing or older than its sources, which is why
// it is plain JavaScript with no dependency. Standard output is the command's own: building is told on standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PACKAGE_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package.json'];
const PAGE = { file: 'dist/index.html', what: 'the page', viteArguments: ['build'] };
const COMMAND = { file: 'build/main.js', what: 'the command', viteArguments: ['build', '--ssr'] };

buildWhatIsOld(process.argv[2] === 'analyze' ? [COMMAND] : [PAGE, COMMAND]);
const { runLongpole } = await import(pathToFileURL(inPackage('build/main.js')).href);
process.exitCode = await runLongpole(process.argv.slice(2), PACKAGE_FOLDER);

/** A package that was installed has no sources, and nothing to build. */
function buildWhatIsOld(products) {
  if (!existsSync(inPackage('src')) || !existsSync(inPackage('vite.config.ts'))) return;
  const newest = Math.max(...SOURCES.map((source) => newestChange(inPackage(source))));
  for (const product of products) {
    if (newestChange(inPackage(product.file)) < newest) build(product);
  }
}

function build({ what, viteArguments }) {
  const vite = inPackage('node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) fail(`${what} is not built, and vite is not here to build it; run "npm ci" first.`);
  process.stderr.write(`longpole: building ${what} …\n`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [vite, ...viteArguments, '--logLevel', 'warn'], {
    cwd: PACKAGE_FOLDER,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) fail(`${what} could not be built.`);
  process.stderr.write(`longpole: built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Time of the newest file at or below a path, in milliseconds; 0 where there is none. Tests build into nothing. */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function inPackage(path) {
  return join(PACKAGE_FOLDER, path);
}

function fail(sentence) {
  process.stderr.write(`longpole: ${sentence}\n`);
  process.exit(1);
}
