import { expect, test } from 'vitest';
import { objectBytesOf } from './heap-snapshot.ts';

const meta = {
  node_fields: ['type', 'name', 'self_size'],
  node_types: [['object', 'code', 'native', 'array'], 'string', 'number'],
};

test('objects are counted, machine code and what is not JavaScript’s are not', () => {
  const nodes = [0, 7, 100, 1, 7, 5000, 2, 7, 900, 3, 7, 20];
  expect(objectBytesOf(JSON.stringify({ snapshot: { meta }, nodes }))).toBe(120);
});

test('what says nothing of sizes is no snapshot', () => {
  const text = JSON.stringify({ snapshot: { meta: { ...meta, node_fields: ['type', 'name'] } }, nodes: [0, 7] });
  expect(() => objectBytesOf(text)).toThrow('no snapshot');
});
