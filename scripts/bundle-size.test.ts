import { expect, test } from 'vitest';
import { neededChunks, staticImports } from './bundle-size.ts';

test('static imports are those of the three static forms, minified or not', () => {
  const script =
    'import{a as b}from"./one-x.js";import "./two-x.js"; export * from `./three-x.js`;const c=import("./lazy-x.js")';
  expect(staticImports(script)).toEqual(['one-x.js', 'two-x.js', 'three-x.js']);
});

test('what the first row needs is what the page names, the worker, and all that they import', () => {
  const texts = new Map([
    ['index-a.js', 'import"./react-b.js";import("./help-c.js")'],
    ['react-b.js', ''],
    ['help-c.js', 'import"./react-b.js"'],
    ['trace.worker-f.js', 'import{x}from"./scale-e.js"'],
    ['scale-e.js', 'import"./react-b.js"'],
  ]);
  const html = '<script type="module" src="./static/index-a.js"></script>';
  expect([...neededChunks(html, texts)].sort()).toEqual([
    'index-a.js',
    'react-b.js',
    'scale-e.js',
    'trace.worker-f.js',
  ]);
});
