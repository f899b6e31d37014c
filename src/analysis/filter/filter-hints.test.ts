import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import { filterHints, hintKeys } from './filter-hints.ts';

const TRACE = traceFromText(`
  web   GET /cart  |----------|
    cart  load        |-----|
      db    SELECT      |--|
`);
const COLUMNS: Readonly<Record<string, AttributeColumn>> = {
  'db.system.name': { key: 'db.system.name', texts: ['MySQL'], values: Uint32Array.of(NO_VALUE, 0, 0) },
  'odd key': { key: 'odd key', texts: ['x'], values: Uint32Array.of(0, NO_VALUE, NO_VALUE) },
};
const attributeKeys = Object.keys(COLUMNS).map((key) => ({ key, share: 0.5, isOfResource: false }));
const attribute = (key: string) => COLUMNS[key] ?? { key, texts: [], values: new Uint32Array(3).fill(NO_VALUE) };

/** Returns what is said of a filter, and the text that each offer makes of it. */
function hinted(text: string, hasMatches = false): string[] {
  return filterHints(text, { trace: TRACE, attributeKeys, attribute, hasMatches }).map(
    ({ start, end, sentence, offer }) =>
      offer === null ? sentence : `${sentence} ${offer.label} ${text.slice(0, start)}${offer.insert}${text.slice(end)}`,
  );
}

describe('is said', () => {
  test.each([
    ['durationn>10ms x', 'No span here has an attribute “durationn”. Did you mean duration? duration>10ms x'],
    [
      'has:db.sytem.name',
      'No span here has an attribute “db.sytem.name”. Did you mean db.system.name? has:db.system.name',
    ],
    ['"odd kye"=x', 'No span here has an attribute “odd kye”. Did you mean odd key? "odd key"=x'],
    ['colour=red', 'No span here has an attribute “colour”.'],
    ['a db.system.name', '“db.system.name” is an attribute’s key. has:db.system.name finds 2 a has:db.system.name'],
    ['service=WEB', '“=” is exact in case. service~/^WEB$/i finds 1 span service~/^WEB$/i'],
    [
      '-db.system.name=mysql',
      '“=” is exact in case. db.system.name~/^mysql$/i finds 2 spans -db.system.name~/^mysql$/i',
    ],
    ['name:/get/', 'A regular expression is exact in case. name~/get/i name~/get/i'],
  ])('of %s', (text, expected) => expect(hinted(text)).toEqual([expected]));
});

test.each(['service=none', 'cart', 'name:/get/i', 'duration>1ms', 'depth>=', 'service:WEB'])(
  'nothing is said of %s',
  (text) => expect(hinted(text)).toEqual([]),
);

test('where something is found, only keys that no span has are told', () => {
  expect(hinted('service=WEB or db.system.name or colour=red', true)).toEqual([
    'No span here has an attribute “colour”.',
  ]);
});

test('no more is read than may be told about', () => {
  const source = { trace: TRACE, attributeKeys, hasMatches: false };
  const text = 'colour=red db.system.name=x db.system.name>5 "odd key" cart';
  expect(hintKeys(text, source)).toEqual(['colour', 'db.system.name', 'odd key']);
  expect(hintKeys(text, { ...source, hasMatches: true })).toEqual(['colour']);
});
