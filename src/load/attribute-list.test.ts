import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonCursor } from '../lib/json/json-cursor.ts';
import { KeyTable } from '../lib/json/key-table.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { AttributeLists } from './attribute-list.ts';
import { TAG_SPELLING } from './formats/jaeger/tag-spelling.ts';
import { ATTRIBUTE_SPELLING } from './formats/otlp-json/attribute-spelling.ts';

type Value = string | number | boolean;

/** How one writer puts an attribute: compact as most, spread over lines, or the value before the key. */
interface Written {
  readonly key: string;
  readonly value: Value;
  readonly manner: 'compact' | 'spread' | 'turned';
}

const KEYS = ['http.route', 'http.status_code', 'db.statement', 'a"b', 'ключ', ''];
const KEY_TABLE = new KeyTable({ 'http.route': 0, 'http.status_code': 1, 'db.statement': 2 });

const written: fc.Arbitrary<Written> = fc.record({
  key: fc.constantFrom(...KEYS),
  value: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
  ),
  manner: fc.constantFrom('compact', 'compact', 'compact', 'spread', 'turned'),
});

function textOf(list: readonly Written[], object: (each: Written) => object): string {
  const items = list.map((each) => JSON.stringify(object(each), null, each.manner === 'spread' ? 1 : 0));
  return `[${items.join(',')}]`;
}

const asTag = ({ key, value, manner }: Written) => {
  const type =
    typeof value === 'string'
      ? 'string'
      : typeof value === 'boolean'
        ? 'bool'
        : Number.isInteger(value)
          ? 'int64'
          : 'float64';
  return manner === 'turned' ? { value, type, key } : { key, type, value };
};

const asAttribute = ({ key, value, manner }: Written) => {
  const type =
    typeof value === 'string'
      ? 'stringValue'
      : typeof value === 'boolean'
        ? 'boolValue'
        : Number.isInteger(value)
          ? 'intValue'
          : 'doubleValue';
  const inside = { [type]: type === 'intValue' ? String(value) : value };
  return manner === 'turned' ? { value: inside, key } : { key, value: inside };
};

/** Reads lists one after another from one text, and returns what was told of each. */
function toldOf(lists: readonly string[], spelling: typeof TAG_SPELLING): [number, string][][] {
  const bytes = new TextEncoder().encode(lists.join('\n'));
  const padded = new Uint8Array(bytes.length + 4);
  padded.set(bytes);
  const cursor = new JsonCursor();
  cursor.reset(padded, 0, bytes.length);
  let told: [number, string][] = [];
  const reader = new AttributeLists(spelling, KEY_TABLE, (key, place, at) => {
    at.position = place;
    told.push([key, at.readScalarText()]);
  });
  return lists.map(() => {
    told = [];
    reader.read(cursor);
    return told;
  });
}

function expectedOf(list: readonly Written[], isTextInteger: boolean): [number, string][] {
  return list.flatMap(({ key, value }): [number, string][] => {
    const number = KEYS.indexOf(key);
    const text =
      typeof value === 'string' || (isTextInteger && Number.isInteger(value)) ? String(value) : JSON.stringify(value);
    return number < 3 ? [[number, text]] : [];
  });
}

const lists = fc.array(fc.array(written, { maxLength: 5 }), { maxLength: 12 });

test('tags are told as they stand, whatever lists came before', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const told = toldOf(
        given.map((list) => textOf(list, asTag)),
        TAG_SPELLING,
      );
      expect(told).toEqual(given.map((list) => expectedOf(list, false)));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('attributes of OTLP are told as they stand, whatever lists came before', () => {
  fc.assert(
    fc.property(lists, (given) => {
      const told = toldOf(
        given.map((list) => textOf(list, asAttribute)),
        ATTRIBUTE_SPELLING,
      );
      expect(told).toEqual(given.map((list) => expectedOf(list, true)));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('a list like those before that is no JSON is refused', () => {
  const good =
    '[{"key":"http.route","type":"string","value":"/a"},{"key":"http.status_code","type":"int64","value":200}]';
  for (const bad of [
    '[,{"key":"http.route","type":"string","value":"/a"}]',
    '[{"key":"http.route","type":"string","value":"/a"}{"key":"http.status_code","type":"int64","value":200}]',
    '[{"key":"http.route","type":"string","value":"/a"},{"key":"http.status_code","type":"int64","value":}]',
    '[{"key":"http.route","type":"string","value":"/a"},{"key":"http.status_code","type":"int64","value":0200}]',
    '[{"key":"http.route","type":"string","value":"/a"},]',
  ]) {
    expect(() => toldOf([good, good, bad], TAG_SPELLING), bad).toThrow('expected');
  }
});

test('more kinds of attributes than are remembered are read all the same', () => {
  const given = Array.from({ length: 1500 }, (_, i): Written[] => [
    { key: `key.${i}`, value: i, manner: 'compact' },
    { key: 'http.route', value: `/${i}`, manner: 'compact' },
  ]);
  const told = toldOf(
    given.map((list) => textOf(list, asTag)),
    TAG_SPELLING,
  );
  expect(told).toEqual(given.map((_, i) => [[0, `/${i}`]]));
});
