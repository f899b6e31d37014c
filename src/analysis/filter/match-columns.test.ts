import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { spanAt } from '../../trace/span-at.ts';
import { matchColumns } from './match-columns.ts';

const CART = traceFromText(`
  frontend  GET /cart  |----------|      id=00f067aa0ba902b7
    cart    get-items     |-----|        id=order-17
      redis HGET            |-|          id=b7ad6b7169203331
    ads     list-ads         |---|       id=0af7651916cd43dd
`);

describe('a word is found', () => {
  test.each([
    ['in names', 'get', [0, 1, 2]],
    ['in services', 'REDIS', [2]],
    ['in a name and in another span’s service', 'cart', [0, 1]],
    ['in an id that is no number', 'Order', [1]],
    ['in an id as written', '00f067aa0ba902b7', [0]],
    ['in an id in base64', 't61rcWkgMzE=', [2]],
    ['in a part of an id that goes over its middle', '651916cd43', [3]],
    ['nowhere', 'kafka', []],
    ['in no id by few digits', '43dd', []],
  ])('%s: %s', (_, word, spans) => expect([...matchColumns(CART, word)]).toEqual(spans));
});

test('what is found is what looking at every span finds', () => {
  const words = fc.constantFrom('g', 'GET', 'sel', 'web', 'Db', 'e', '/', 'zzz', ' ');
  fc.assert(
    fc.property(randomSpans, words, (spans, word) => {
      const trace = traceFromSpans(spans);
      const wanted = word.toLowerCase();
      const says = ({ name, service }: { name: string; service: string }) =>
        name.toLowerCase().includes(wanted) || service.toLowerCase().includes(wanted);
      const all = Array.from({ length: trace.length }, (_, span) => spanAt(trace, span));
      expect([...matchColumns(trace, word)]).toEqual(all.filter(says).map(({ index }) => index));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('every part of an id of 8 digits or more finds its span', () => {
  const ids = fc.bigInt({ min: 1n, max: 0xfffffffeffffffffn }).map((id) => id.toString(16).padStart(16, '0'));
  fc.assert(
    fc.property(ids, fc.nat({ max: 8 }), fc.integer({ min: 8, max: 16 }), (id, from, length) => {
      const trace = traceFromSpans([{ id, parent: null, service: 'web', name: 'send', start: 0, end: 1 }]);
      expect([...matchColumns(trace, id.slice(from, from + length))]).toEqual(id.length - from < 8 ? [] : [0]);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
