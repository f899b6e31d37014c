import { describe, expect, test } from 'vitest';
import { choicesFor, nextChoice } from './choices.ts';

const jaeger = { name: 'jaeger', url: 'http://h/jaeger/' };
const tempo = { name: 'tempo', url: 'http://h/tempo/' };
const ids = { kind: 'ids', ids: [{ traceId: 'a1', spanId: null, from: 0, to: 2 }], what: 'Trace id' } as const;

describe('the choices of the box', () => {
  test('begin with the current backend', () =>
    expect(choicesFor(ids, [jaeger, tempo], tempo)).toEqual(['tempo', 'jaeger']));
  test('are none without a backend', () => expect(choicesFor(ids, [], null)).toEqual([]));
  test('are none for a document', () =>
    expect(choicesFor({ kind: 'document', what: 'JSON document' }, [jaeger], jaeger)).toEqual([]));
  test('go round', () =>
    expect([nextChoice(1, 'ArrowDown', 2), nextChoice(0, 'ArrowUp', 2), nextChoice(0, 'ArrowDown', 2)]).toEqual([
      0, 1, 1,
    ]));
});
