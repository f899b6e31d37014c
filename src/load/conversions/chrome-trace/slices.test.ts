import { expect, test } from 'vitest';
import { documentShape } from '../../document-shape.ts';
import { readEvents } from './read-events.ts';
import { slicesOf } from './slices.ts';

test('very many events of one lane that never end are slices all the same', () => {
  const begun = Array.from({ length: 200_000 }, (_, ts) => ({ ph: 'B', ts, tid: 1 }));
  const bytes = new TextEncoder().encode(JSON.stringify([...begun, { ph: 'B', ts: 1, tid: 2 }]));
  const told: string[] = [];
  const report = (type: string) => told.push(type);
  const shape = documentShape(bytes, 1000);
  const { rows } = readEvents({ bytes, shape, origin: '', isCut: false, report });
  expect(slicesOf(rows, report).slices.length).toBe(200_001);
  expect(told).toEqual([]);
});
