import { describe, expect, test } from 'vitest';
import { comparedSpans } from './compared-spans.ts';

describe('what is compared', () => {
  test('is the pinned spans in their order, and then the selected one', () =>
    expect(comparedSpans([7, 2], 5)).toEqual([7, 2, 5]));
  test('has the selected span once where it is pinned', () => expect(comparedSpans([7, 2], 2)).toEqual([7, 2]));
  test('needs no selected span', () => expect(comparedSpans([7, 2], -1)).toEqual([7, 2]));
  test('is no more than four spans', () => expect(comparedSpans([1, 2, 3, 4], 5)).toEqual([1, 2, 3, 4]));
});
