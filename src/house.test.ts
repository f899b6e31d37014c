import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = import.meta.dirname;

/** Folder → folders it may import besides itself. `testing` is for tests alone, whatever their folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  app: ['views', 'load', 'export', 'analysis', 'trace', 'ui', 'lib'],
  views: ['analysis', 'export', 'trace', 'ui', 'lib'],
  load: ['analysis', 'trace', 'lib'],
  export: ['analysis', 'trace', 'lib'],
  analysis: ['trace', 'lib'],
  trace: ['lib'],
  ui: ['lib'],
  server: ['load', 'lib'],
  cli: ['server', 'load', 'analysis', 'export', 'trace', 'lib'],
  testing: ['trace', 'lib'],
  lib: [],
};

/** What stands in `src` itself puts the page together, or is a test of the whole. */
const ROOT_MAY_IMPORT = ['app', 'ui'];

/**
 * Folders whose `index.ts` lists members that are strangers to each other, not even met through a helper. A member is a
 * file, or a folder.
 */
const SIBLINGS = [
  'load/formats',
  'load/conversions',
  'load/backends',
  'analysis/insights',
  'views',
  'views/waterfall/gestures',
  'views/waterfall/tools',
  'views/waterfall/commands',
  'views/waterfall/layers',
  'views/waterfall/columns',
];

/** Files beside the members that say what a member is. */
const INTERFACES = [
  'format',
  'conversion',
  'backend',
  'insight',
  'trace-view-props',
  'gesture',
  'tool',
  'command',
  'layer',
  'column',
];

/** Words of the page and of the network, which what is known about traces must not need. */
const PAGE_WORDS = /\b(window|document|fetch|React|localStorage|navigator)\b(?!\s*[:?])/;

interface SourceFile {
  /** Path below `src`, with forward slashes. */
  readonly path: string;
  readonly folder: string;
  readonly isTest: boolean;
  readonly code: string;
  /** Files below `src` that it imports, as paths below `src`. */
  readonly imports: readonly string[];
  /** Packages and built-in modules that it imports. */
  readonly packages: readonly string[];
}

/** Returns what a script imports or exports from, statically, on demand or as a worker's address. */
function importsOf(code: string): string[] {
  const statics = code.matchAll(/\b(?:from|import)\s*\(?\s*(['"])([^'"]+)\1/g);
  const addresses = code.matchAll(/new URL\(\s*(['"])([^'"]+)\1\s*,\s*import\.meta\.url/g);
  return [...statics, ...addresses].map((match) => match[2] ?? '');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

function withoutTexts(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}

function readSource(file: string): SourceFile {
  const path = relative(src, file).split(sep).join('/');
  const code = withoutComments(readFileSync(file, 'utf8'));
  const named = importsOf(code).map((name) => name.replace(/\?.*$/, ''));
  const inside = named.filter((name) => name.startsWith('.')).map((name) => resolve(dirname(file), name));
  return {
    path,
    folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
    isTest: /\.test\.tsx?$/.test(path),
    code,
    imports: inside.map((name) => relative(src, name).split(sep).join('/')).filter((name) => !name.startsWith('..')),
    packages: named.filter((name) => !name.startsWith('.')),
  };
}

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readSource(join(entry.parentPath, entry.name)))
  .filter((file) => file.path !== 'house.test.ts');

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function hasFolder(folder: string): boolean {
  return files.some((file) => file.path.startsWith(`${folder}/`));
}

function isAllowed(file: SourceFile, folder: string): boolean {
  if (folder === file.folder) return true;
  if (folder === 'testing') return file.isTest;
  return (file.folder === '' ? ROOT_MAY_IMPORT : (MAY_IMPORT[file.folder] ?? [])).includes(folder);
}

/** Returns the member, or helper, of a folder that a path belongs to: `otlp-json` for `otlp-json.ts` and `otlp-json/ids.ts`. */
function memberOf(path: string, folder: string): string {
  return (path.slice(folder.length + 1).split('/')[0] ?? '').replace(/\.tsx?$/, '');
}

/** Returns what the folder's list names. */
function listedMembers(folder: string): string[] {
  const list = files.find((file) => file.path === `${folder}/index.ts`);
  const names = (list?.imports ?? [])
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => memberOf(path, folder));
  return [...new Set(names)].filter((name) => !INTERFACES.includes(name));
}

/** Returns the names of all in the folder that a member reaches by imports, without the list itself. */
function reachedFrom(member: string, folder: string): Set<string> {
  const reached = new Set<string>();
  const open = [member];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name) || name === 'index') continue;
    reached.add(name);
    const own = files.filter(
      (file) => file.path.startsWith(`${folder}/`) && !file.isTest && memberOf(file.path, folder) === name,
    );
    const inside = own.flatMap((file) => file.imports).filter((path) => path.startsWith(`${folder}/`));
    open.push(...inside.map((path) => memberOf(path, folder)));
  }
  return reached;
}

/** Returns `importer → imported` for each import that the test finds wrong and no exception names. */
function wrongImports(isWrong: (file: SourceFile, imported: string) => boolean): string[] {
  const wrong = files.flatMap((file) =>
    file.imports.filter((imported) => isWrong(file, imported)).map((imported) => `${file.path} → ${imported}`),
  );
  return wrong.filter((line) => !(line in EXCEPTIONS)).sort();
}

describe('the reader of imports', () => {
  test('sees every form of import', () => {
    const code = `
      import { a } from './one.ts';
      import type { B } from "./two.ts";
      import './three.css';
      export * from './four.ts';
      const five = () => import('./five.tsx');
      new Worker(new URL('./six.worker.ts', import.meta.url));
    `;
    const seen = ['./one.ts', './two.ts', './three.css', './four.ts', './five.tsx', './six.worker.ts'];
    expect(importsOf(code)).toEqual(seen);
  });

  test('has found imports in the source', () => {
    expect(files.filter((file) => file.imports.length > 0).length).toBeGreaterThan(20);
  });
});

describe('the house', () => {
  test('every folder of the source is in the table', () => {
    const folders = new Set(files.map((file) => file.folder).filter((folder) => folder !== ''));
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  test('imports go only where the table allows', () => {
    expect(wrongImports((file, imported) => !isAllowed(file, folderOf(imported)))).toEqual([]);
  });

  test.each(SIBLINGS.filter(hasFolder))('what %s/index.ts lists are strangers to each other', (folder) => {
    const members = listedMembers(folder);
    const met = members.flatMap((member) =>
      members
        .filter((other) => other !== member && reachedFrom(member, folder).has(other))
        .map((other) => `${member} → ${other}`),
    );
    expect(members).not.toEqual([]);
    expect(met).toEqual([]);
  });

  test.each(['trace', 'analysis'])('%s knows nothing of a page or a network', (folder) => {
    const ours = files.filter((file) => file.folder === folder && !file.isTest);
    const page = ours.filter((file) => PAGE_WORDS.test(withoutTexts(file.code)));
    const packages = ours.filter((file) => file.packages.some((name) => /^(react|node:|@tanstack|wouter)/.test(name)));
    expect([...page, ...packages].map((file) => file.path)).toEqual([]);
  });

  test('nothing is exported without a name', () => {
    const nameless = files.filter((file) => /\bexport\s+default\b|\bas\s+default\b/.test(withoutTexts(file.code)));
    expect(nameless.map((file) => file.path)).toEqual([]);
  });

  test('every exception is still needed', () => {
    const all = new Set(files.flatMap((file) => file.imports.map((imported) => `${file.path} → ${imported}`)));
    expect(Object.keys(EXCEPTIONS).filter((line) => !all.has(line))).toEqual([]);
  });
});

/** Imports that the table does not allow, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'load/questions/answer-from-bytes.ts → export/otlp-json.ts':
    'Of the worker alone, which puts reading and writing together where the bytes are; no reader knows of it.',
};
