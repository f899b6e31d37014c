import { describe, expect, test } from 'vitest';
import type { TextHits } from '../trace/text-hits.ts';
import { collectHits } from './collect-hits.ts';
import type { FoundRows } from './messages.ts';

const PARTS: readonly FoundRows[] = [
  { words: Uint32Array.of(0b101, 0b1), row: 0, next: 1 },
  { words: Uint32Array.of(0b10), row: 64, next: 2 },
  { words: Uint32Array.of(0b111), row: 0, next: null },
];

/** Returns what is told of a search whose parts are PARTS; `onPart` is called before each is answered. */
async function told(signal: AbortSignal, onPart: (part: number) => void = () => {}): Promise<TextHits[]> {
  const all: TextHits[] = [];
  const findFrom = async (from: number) => {
    onPart(from);
    return PARTS[from];
  };
  await collectHits(findFrom, 70, (hits) => all.push(hits), signal);
  return all;
}

describe('collectHits', () => {
  test('tells more and more spans, those found twice once', async () => {
    const all = await told(new AbortController().signal);
    expect(all.map(({ spans }) => [...spans])).toEqual([
      [0, 2, 32],
      [0, 2, 32, 65],
      [0, 1, 2, 32, 65],
    ]);
    expect(all.map(({ count, isComplete }) => [count, isComplete])).toEqual([
      [3, false],
      [4, false],
      [5, true],
    ]);
  });

  test('tells nothing once it is aborted, and asks no more', async () => {
    const controller = new AbortController();
    const asked: number[] = [];
    const all = await told(controller.signal, (part) => {
      asked.push(part);
      if (part === 1) controller.abort();
    });
    expect(all).toHaveLength(1);
    expect(asked).toEqual([0, 1]);
  });
});
