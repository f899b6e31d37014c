import { describe, expect, test } from 'vitest';
import type { AskedBackend } from '../../load/asked-backend.ts';
import { LoadError } from '../../load/load-problem.ts';
import { askedSentence, cameTo } from './asked-words.ts';

const { problem } = new LoadError({ kind: 'not_found', sentence: 'Jaeger has no trace a1.' });
const asked: readonly AskedBackend[] = [
  { name: 'jaeger', came: problem },
  { name: 'tempo', came: 'shown' },
  { name: 'zipkin', came: 'left' },
];

describe('of several that were asked', () => {
  test('is told who had the trace', () =>
    expect(askedSentence(asked)).toBe('Asked jaeger, tempo and zipkin: tempo has it.'));
  test('is told what each came to', () =>
    expect(asked.map(cameTo)).toEqual([
      'Jaeger has no trace a1.',
      expect.stringContaining('is shown'),
      expect.stringContaining('not waited for'),
    ]));
  test('nothing is told where one was asked', () => expect(askedSentence([])).toBe(''));
});
