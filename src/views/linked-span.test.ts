import { describe, expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { spanKey } from '../trace/span.ts';
import { linkedSpan } from './linked-span.ts';

const trace = traceFromText(`
  web GET   |------|
    db read   |--|
`);

describe('linkedSpan', () => {
  test('finds a row by its id, in any case and without leading zeros', () => {
    const id = spanKey(trace, 1);
    for (const written of [id, id.toUpperCase(), id.replace(/^0+/, '')]) expect(linkedSpan(trace, written)).toBe(1);
  });

  test.each(['', 'ffffffffffffffff', 'no id', '12345678901234567'])('finds nothing for %j', (id) => {
    expect(linkedSpan(trace, id)).toBe(-1);
  });
});
