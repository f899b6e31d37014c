import { expect, test } from 'vitest';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { isOutsideSubtree } from './subtree.ts';

const trace = traceFromText(`
web a        |----------|
 api b        |---|
  db c         |-|
 api d             |---|
`);

function outside(root: number): number[] {
  const tree = { root } as const;
  return [0, 1, 2, 3].filter((span) => isOutsideSubtree({ trace, tree }, span));
}

test('what is outside of a subtree', () => {
  expect(outside(1)).toEqual([0, 3]);
});

test('nothing is outside while all is shown', () => {
  expect(outside(-1)).toEqual([]);
});
