import { describe, expect, test } from 'vitest';
import { parseExactJson } from '../lib/json/exact-json.ts';
import { objectOf } from './json-fields.ts';
import { objectsWithin } from './objects-within.ts';

function within(json: unknown) {
  const object = objectOf(parseExactJson(new TextEncoder().encode(JSON.stringify(json))));
  const { found, others } = objectsWithin(object, (each) => each.has('id'));
  return { ids: found.map((each) => each.get('id')), others };
}

describe('objects within others', () => {
  test('are found in the order written, however deep', () => {
    expect(within({ data: { a: [{ id: 1 }, { id: 2 }], b: { c: [{ id: 3 }] } } })).toEqual({
      ids: [1, 2, 3],
      others: 0,
    });
  });

  test('are the object itself, and nothing in it', () => {
    expect(within({ id: 1, spans: [{ id: 2 }] })).toEqual({ ids: [1], others: 0 });
  });

  test('leave what stands beside them to be counted', () => {
    expect(within({ rows: [{ id: 1 }, { ib: 2 }, null], names: [{ name: 'x' }] })).toEqual({ ids: [1], others: 2 });
  });
});
