import { describe, expect, test } from 'vitest';
import type { FoundTrace, ServiceTime } from '../../trace/found-trace.ts';
import { createRowReader } from './row-reader.ts';

const COUNTED: FoundTrace = {
  traceId: 'a',
  rootService: '',
  rootName: '',
  startTimeUnixNano: 0n,
  duration: 0,
  rootDuration: null,
  spanCount: 3,
  errorCount: 0,
  services: [],
  isCounted: true,
  matches: [],
};

/** A backend whose answers come when the test says so. */
function heldBack() {
  const asked: string[] = [];
  const answers = new Map<string, (times: readonly ServiceTime[]) => void>();
  const reader = createRowReader({
    counted: (traceId) => {
      asked.push(traceId);
      return new Promise((resolve) => {
        answers.set(traceId, (times) =>
          resolve({ times, trace: { ...COUNTED, traceId }, keys: ['http.route', `only.${traceId}`] }),
        );
      });
    },
  });
  const answer = async (traceId: string) => {
    answers.get(traceId)?.([{ name: 'gateway', time: 5 }]);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { reader, asked, answer };
}

describe('reading rows', () => {
  test('no more than two are asked at once', async () => {
    const { reader, asked, answer } = heldBack();
    reader.want(['a', 'b', 'c', 'd']);
    expect(asked).toEqual(['a', 'b']);
    await answer('a');
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  test('what went out of sight before its turn is not asked for', async () => {
    const { reader, asked, answer } = heldBack();
    reader.want(['a', 'b', 'c']);
    reader.want(['x', 'y']);
    await answer('a');
    await answer('b');
    expect(asked).toEqual(['a', 'b', 'x', 'y']);
  });

  test('what was read is told, kept, and not asked for again', async () => {
    const { reader, asked, answer } = heldBack();
    let times = 0;
    reader.subscribe(() => times++);
    reader.want(['a']);
    await answer('a');
    reader.want(['a']);
    expect(times).toBe(1);
    expect(asked).toEqual(['a']);
    expect(reader.get('a')).toMatchObject({
      times: [{ name: 'gateway', time: 5 }],
      counted: { traceId: 'a', spanCount: 3 },
      error: '',
    });
  });

  test('the keys of what was read are told, those of most traces first', async () => {
    const { reader, answer } = heldBack();
    reader.want(['a', 'b']);
    expect(reader.keys()).toEqual([]);
    await answer('b');
    await answer('a');
    expect(reader.keys()).toEqual(['http.route', 'only.b', 'only.a']);
  });

  test('one that cannot be read says why', async () => {
    const reader = createRowReader({
      counted: () => Promise.reject(new Error('The server is gone.')),
    });
    reader.want(['a']);
    await new Promise((resolve) => setTimeout(resolve));
    expect(reader.get('a')?.error).toBe('The server is gone.');
  });

  test('once closed it asks for nothing', () => {
    const { reader, asked } = heldBack();
    reader.close();
    reader.want(['a']);
    expect(asked).toEqual([]);
  });
});
