import { describe, expect, test } from 'vitest';
import { findMatching } from './find-matching.ts';

const OPTIONS = ['cart', 'checkout', 'gateway', 'old-checkout'];

describe('options that match', () => {
  test('nothing typed: all, in their order', () => {
    expect(findMatching(OPTIONS, ' ', 10)).toEqual({ found: OPTIONS, moreCount: 0 });
  });

  test('those that begin with it come first, whatever the case', () => {
    expect(findMatching(['old-checkout', 'Checkout'], 'CHECK', 10).found).toEqual(['Checkout', 'old-checkout']);
  });

  test('of many some are given, and the rest counted', () => {
    expect(findMatching(OPTIONS, 'a', 1)).toEqual({ found: ['cart'], moreCount: 1 });
    expect(findMatching(OPTIONS, '', 3)).toEqual({ found: OPTIONS.slice(0, 3), moreCount: 1 });
  });
});
