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

/** What filters would find; any other finds nothing. */
type Counts = Readonly<Record<string, number>>;

/** Returns what is said of a filter, and the text that each offer makes of it. */
async function hinted(text: string, counts: Counts = {}): Promise<string[]> {
  const count = async (of: string) => counts[of] ?? 0;
  const hasMatches = (counts[text] ?? 0) > 0;
  const hints = await filterHints(text, { trace: TRACE, attributeKeys, attribute, hasMatches, count });
  return hints.map(({ start, end, sentence, offer }) =>
    offer === null ? sentence : `${sentence} ${offer.label} ${text.slice(0, start)}${offer.insert}${text.slice(end)}`,
  );
}

describe('is said', () => {
  test.each([
    ['durationn>10ms x', 'No span here has an attribute “durationn”. Did you mean duration? duration>10ms x', {}],
    [
      'has:db.sytem.name',
      'No span here has an attribute “db.sytem.name”. Did you mean db.system.name? has:db.system.name',
      {},
    ],
    ['"odd kye"=x', 'No span here has an attribute “odd kye”. Did you mean odd key? "odd key"=x', {}],
    ['colour=red', 'No span here has an attribute “colour”.', {}],
    [
      'colour=red db',
      'No span here has an attribute “colour”. On events attributes are found by their words: red finds 2 spans red db',
      { 'red db': 2 },
    ],
    [
      'a db.system.name',
      '“db.system.name” is an attribute’s key. has:db.system.name finds 2 spans a has:db.system.name',
      { 'a has:db.system.name': 2 },
    ],
    ['service=WEB', '“=” is exact in case. service~/^WEB$/i finds 1 span service~/^WEB$/i', { 'service~/^WEB$/i': 1 }],
    [
      'name:/get/',
      'A regular expression is exact in case. name~/get/i finds 3 spans name~/get/i',
      { 'name~/get/i': 3 },
    ],
    [
      'service=db status:error',
      'service=db matches 3, status:error 10, none both. Without status:error: 3 spans service=db',
      { 'service=db': 3, 'status:error': 10 },
    ],
    ['a kafka b', 'a matches 3, kafka none, b 2. Without kafka: 1 span a b', { a: 3, b: 2, 'a b': 1 }],
  ] as const)('of %s', async (text, expected, counts) => expect(await hinted(text, counts)).toEqual([expected]));
});

test.each(['service=none', 'name:/get/', 'cart', 'name:/get/i', 'duration>1ms', 'depth>=', 'service:WEB'])(
  'nothing is said of %s where nothing else would be found',
  async (text) => expect(await hinted(text)).toEqual([]),
);

test('no pattern is offered where a field takes none', async () => {
  expect(await hinted('status=error', { 'status~/^error$/i': 4 })).toEqual([]);
  expect(await hinted('id=b7ad', { 'id~/^b7ad$/i': 4 })).toEqual([]);
});

test('where something is found, only keys that no span has are told', async () => {
  const text = 'service=WEB or db.system.name or colour=red';
  expect(await hinted(text, { [text]: 1 })).toEqual(['No span here has an attribute “colour”.']);
});

test('no more is read than may be told about', () => {
  const source = { trace: TRACE, attributeKeys, hasMatches: false };
  const text = 'colour=red db.system.name=x db.system.name>5 "odd key" cart';
  expect(hintKeys(text, source)).toEqual(['colour', 'odd key']);
  expect(hintKeys(text, { ...source, hasMatches: true })).toEqual(['colour']);
});
