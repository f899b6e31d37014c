import { describe, expect, test } from 'vitest';
import { CONVERSIONS } from '../src/load/conversions/index.ts';
import { zipkinJson } from '../src/load/conversions/zipkin-json.ts';
import { FORMATS } from '../src/load/formats/index.ts';
import { moduleFetchedBy, scriptsFor, scriptsOf } from './script-sizes.ts';

const scripts = scriptsOf(
  new Map([
    ['trace.worker.1.js', 'import"./shared.2.js";import("./rewriting.3.js");import(`./a-reader.4.js`)'],
    ['shared.2.js', ''],
    ['rewriting.3.js', 'import("./convert-b.5.js")'],
    ['a-reader.4.js', 'import{x}from"./shared.2.js"'],
    ['convert-b.5.js', 'import"./times.6.js";import"./trace.worker.1.js"'],
    ['times.6.js', ''],
    ['a-reader.7.js', 'import"./of-the-search-worker.8.js"'],
  ]),
);

describe('scripts for a format', () => {
  test('are its own and what only they need', () => {
    expect([...scriptsFor(['convert-b'], scripts)].sort()).toEqual(['convert-b.5.js', 'times.6.js']);
  });

  test('are those of the worker that reads traces', () => {
    expect([...scriptsFor(['a-reader'], scripts)]).toEqual(['a-reader.4.js']);
  });

  test('have to be there', () => {
    expect(() => scriptsFor(['c-reader'], scripts)).toThrow('c-reader');
  });
});

describe('the module that a loader fetches', () => {
  test('is told by its name', () => {
    expect(moduleFetchedBy(zipkinJson.loadConvert)).toBe('convert-zipkin');
    expect(moduleFetchedBy(async () => 1)).toBeNull();
  });

  test('is known of every format that is read in place', () => {
    expect(FORMATS.map(({ loadReader }) => moduleFetchedBy(loadReader))).not.toContain(null);
  });

  test('is known of conversions but for the few that are a couple of lines', () => {
    const without = CONVERSIONS.filter(({ loadConvert }) => moduleFetchedBy(loadConvert) === null);
    expect(without.length).toBeLessThan(CONVERSIONS.length / 2);
  });
});
