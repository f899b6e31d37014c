import { describe, expect, test } from 'vitest';
import { spanAt } from '../trace/span-at.ts';
import { spansFromText, traceFromText } from './trace-from-text.ts';
import { traceToText } from './trace-to-text.ts';

const CART = `
frontend  GET /cart  |----------|
  cart    get-items     |-----|
    redis HGET            |-|  status=error kind=client
  ads     list-ads         |---|`.slice(1);

describe('traceFromText', () => {
  test('takes indent for parenthood', () => {
    const trace = traceFromText(CART);
    expect([...trace.parent]).toEqual([-1, 0, 1, 0]);
    expect([...trace.depth]).toEqual([0, 1, 2, 1]);
  });

  test('takes a character of bar for a millisecond, counted from the leftmost bar', () => {
    const trace = traceFromText(CART);
    expect([...trace.start]).toEqual([0, 3e6, 5e6, 6e6]);
    expect([...trace.end]).toEqual([12e6, 10e6, 8e6, 11e6]);
  });

  test('reads service, name, status and kind', () => {
    const span = spanAt(traceFromText(CART), 2);
    expect(span).toMatchObject({ service: 'redis', name: 'HGET', status: 'error', kind: 'client' });
  });

  test('takes "!" for an instant', () => {
    const trace = traceFromText(['a   one |--|', '  a two  !'].join('\n'));
    expect([trace.start[1], trace.end[1]]).toEqual([1e6, 1e6]);
  });

  test('takes a parent that is written over the one that is drawn', () => {
    const [, child] = spansFromText('a one |--|\n  a two || parent=beef id=cafe');
    expect(child).toMatchObject({ id: 'cafe', parent: 'beef' });
  });

  test('says which line cannot be read', () => {
    expect(() => traceFromText('a one |--|\n  a two')).toThrow('"  a two"');
    expect(() => traceFromText('a one |--| status=bad')).toThrow('"bad" is none of');
    expect(() => traceFromText('a one |--| colour=red')).toThrow('"colour=red" says nothing');
  });
});

describe('traceToText', () => {
  test('draws what traceFromText read', () => {
    expect(traceToText(traceFromText(CART))).toBe(CART);
  });

  test('draws to the scale asked for', () => {
    expect(traceToText(traceFromText(['a   one |----------|', '  a two       |----|'].join('\n')), 2e6)).toBe(
      ['a   one  |----|', '  a two     |-|'].join('\n'),
    );
  });

  test('tells orphans and spans of one id', () => {
    const trace = traceFromText('a one |--| id=1 parent=9\na two   || id=1');
    expect(traceToText(trace)).toBe(['a one  |--|  parent=missing', 'a two    ||  id=0000000000000001~2'].join('\n'));
  });
});
