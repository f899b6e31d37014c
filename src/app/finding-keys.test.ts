import { describe, expect, test } from 'vitest';
import { findingForTests } from '../analysis/finding-for-tests.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { spanKey } from '../trace/span.ts';
import { findingKeys } from './finding-keys.ts';

const TRACE = traceFromText(`
web  GET /page  |------------|
  web  a             |----|
`);

const finding = (insight: string, spans: readonly number[]) => findingForTests({ insight, spans });

describe('a finding in an address', () => {
  test('is its insight and the key of its culprit', () => {
    expect(findingKeys(TRACE, [finding('fat-leaf', [1, 0])])).toEqual([`fat-leaf:${spanKey(TRACE, 1)}`]);
  });

  test('without a span is its insight', () => {
    expect(findingKeys(TRACE, [finding('lost-data', [])])).toEqual(['lost-data']);
  });

  test('is another one than the next of the same span', () => {
    const [first, second, third] = findingKeys(TRACE, [finding('gap', [0]), finding('gap', [0]), finding('gap', [0])]);
    expect([second, third]).toEqual([`${first}:2`, `${first}:3`]);
  });
});
