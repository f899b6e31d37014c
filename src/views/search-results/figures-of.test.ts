import { expect, test } from 'vitest';
import { figuresWords } from './figures-of.tsx';
import { foundTrace } from './found-for-tests.ts';

const failed = foundTrace({ errorCount: 2 });
const untold = foundTrace({ errorCount: -1 });

test.each([
  ['Selected: 0 traces', []],
  ['Selected: 2 traces, 1 holds errors', [failed, foundTrace()]],
  ['Selected: 2 traces, none holds errors', [foundTrace(), foundTrace()]],
  ['Selected: 2 traces', [untold, foundTrace()]],
])('%s', (words, traces) => expect(figuresWords('Selected', traces)).toBe(words));
