import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import {
  firstChild,
  type Jump,
  nextError,
  nextOfOperation,
  nextSibling,
  parentOf,
  previousError,
  previousOfOperation,
  previousSibling,
  slowestChild,
} from './jumps.ts';

const trace = traceFromText(`
web a        |------------------|
 api b        |---|
  db q         |-|                 status=error
 api c             |----------|
  db q              |------|
   db d              |-|           status=error
 web q                         ||
web e                              |---|
`);
const rows = ['a', 'b', 'q1', 'c', 'q2', 'd', 'q3', 'e'];

function from(name: string, jump: Jump): string {
  const to = jump(trace, rows.indexOf(name));
  if (to < 0) return 'nowhere';
  expect(rows[to][0]).toBe(spanName(trace, to));
  return rows[to];
}

describe('jumps', () => {
  test('to the parent, and from a root nowhere', () => {
    expect([from('q2', parentOf), from('e', parentOf)]).toEqual(['c', 'nowhere']);
  });

  test('to the first child, and to the longest', () => {
    expect([from('a', firstChild), from('a', slowestChild), from('d', firstChild), from('d', slowestChild)]).toEqual([
      'b',
      'c',
      'nowhere',
      'nowhere',
    ]);
  });

  test('to siblings, over what lies below them', () => {
    expect([from('b', nextSibling), from('c', nextSibling), from('q3', nextSibling)]).toEqual(['c', 'q3', 'nowhere']);
    expect([from('q3', previousSibling), from('c', previousSibling), from('b', previousSibling)]).toEqual([
      'c',
      'b',
      'nowhere',
    ]);
  });

  test('roots are siblings of each other', () => {
    expect([from('a', nextSibling), from('e', previousSibling)]).toEqual(['e', 'a']);
  });

  test('to errors, in a circle', () => {
    expect([from('a', nextError), from('q1', nextError), from('d', nextError)]).toEqual(['q1', 'd', 'q1']);
    expect([from('e', previousError), from('q1', previousError)]).toEqual(['d', 'd']);
  });

  test('to the same operation of the same service alone', () => {
    expect([from('q1', nextOfOperation), from('q2', nextOfOperation)]).toEqual(['q2', 'q1']);
    expect([from('q1', previousOfOperation), from('q3', nextOfOperation)]).toEqual(['q2', 'nowhere']);
  });

  test('to the next sibling and back is where one was, whatever the trace', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const table = traceFromSpans(spans);
        for (let span = 0; span < table.length; span++) {
          const next = nextSibling(table, span);
          if (next < 0) continue;
          expect(table.parent[next]).toBe(table.parent[span]);
          expect(previousSibling(table, next)).toBe(span);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
