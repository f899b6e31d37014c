import { describe, expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { findSpan } from './find-span.ts';
import { spanName } from './span.ts';

const TRACE = traceFromText(`
web    GET /     |--------|   id=A kind=client
  api  GET /api   |------|    id=A kind=server parent=A
  api  first       |--|       id=W parent=A
  api  second        |--|     id=W parent=A
`);

describe('findSpan', () => {
  test.each([
    ['a hexadecimal id', '000000000000000a', 'GET /'],
    ['an id in any case, its leading zeros lost', 'A', 'GET /'],
    ['one half of a shared id', '000000000000000a#server', 'GET /api'],
    ['one half of a shared id, written short', 'A#server', 'GET /api'],
    ['an id that is text', 'W', 'first'],
    ['a repeated id that is text', 'W~2', 'second'],
  ])('finds %s', (_, key, name) => {
    expect(spanName(TRACE, findSpan(TRACE, key))).toBe(name);
  });

  test.each(['', 'B', 'a~2', 'w', 'W#server'])('finds nothing for %j', (key) => {
    expect(findSpan(TRACE, key)).toBe(-1);
  });
});
