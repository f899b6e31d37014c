import { describe, expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { SpanSet } from '../../trace/span-set.ts';
import { carrySet, carrySpan } from './carry-over.ts';

const before = traceFromText(`
web a        |----------|  id=a1
 api b        |---|        id=b1
  db c         |-|         id=odd-id
`);
const after = traceFromText(`
web z       |------------| id=f1
 web a        |----------|  id=a1
  db c         |-|         id=odd-id
   api d        |          id=d1
`);

describe('carrying over to a newer trace', () => {
  test('finds a span by its id where rows were added above', () => {
    expect(carrySpan(before, after, 0)).toBe(1);
  });

  test('finds a span whose id is text', () => {
    expect(carrySpan(before, after, 2)).toBe(2);
  });

  test('lets go of a span that is not there', () => {
    expect(carrySpan(before, after, 1)).toBe(-1);
    expect([...carrySet(before, after, SpanSet.of(3, [0, 1]))]).toEqual([1]);
  });

  test('keeps rows where rows were only appended', () => {
    expect([...carrySet(before, before, SpanSet.of(3, [0, 2]))]).toEqual([0, 2]);
  });
});
