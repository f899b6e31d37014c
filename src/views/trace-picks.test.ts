import { expect, test } from 'vitest';
import { traceFromText } from '../testing/trace-from-text.ts';
import { picksOf, setFilter } from './trace-picks.ts';

const TRACE = traceFromText('web a |--|');

test('a trace has the same picks at other times of its spans', () => {
  const later = { ...TRACE, start: TRACE.start.map((start) => start + 1) };
  expect(picksOf(later)).toBe(picksOf(TRACE));
  expect(picksOf(traceFromText('web a |--|'))).not.toBe(picksOf(TRACE));
});

test('who listens hears of every change until they stop', () => {
  const picks = picksOf(TRACE);
  const heard: string[] = [];
  const stop = picks.subscribe(() => heard.push(picks.get().filter));
  picks.change({ filter: 'ca', isTyped: true });
  setFilter(TRACE, 'service=web');
  stop();
  picks.clear();
  expect(heard).toEqual(['ca', 'service=web']);
});

test('a filter that is clicked together is not typed', () => {
  picksOf(TRACE).change({ filter: 'ca', isTyped: true });
  setFilter(TRACE, 'service=web');
  expect(picksOf(TRACE).get().isTyped).toBe(false);
});
