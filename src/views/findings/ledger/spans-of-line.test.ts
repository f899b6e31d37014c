import { describe, expect, test } from 'vitest';
import { ledgerBy } from '../../../analysis/ledger-shares.ts';
import type { LedgerEntry } from '../../../analysis/trace-analysis.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { spansOfLine } from './spans-of-line.ts';

const TRACE = traceFromText(`
web  GET /page  |--------------------|
  web  load       |----|
  db   SELECT            |----|
  db   SELECT                   |--|
`);

const LEDGER: readonly LedgerEntry[] = [
  { category: 'own', service: 'web', operation: 'GET /page', time: 8 },
  { category: 'own', service: 'web', operation: 'load', time: 5 },
  { category: 'database', service: 'db', operation: 'SELECT', time: 7 },
];
/** The last SELECT is not on it. */
const PATH = {
  span: Uint32Array.of(0, 1, 0, 2, 0),
  start: Float64Array.of(0, 2, 6, 9, 13),
  end: Float64Array.of(2, 6, 9, 13, 20),
};

function spansOf(name: string, side: Parameters<typeof ledgerBy>[1]): number[] {
  const line = ledgerBy(LEDGER, side).find((each) => each.name === name);
  return line === undefined ? [] : [...spansOfLine(TRACE, PATH, line)];
}

describe('the spans of a line of the ledger', () => {
  test('are those of the service that are on the critical path', () => {
    expect(spansOf('db', 'service')).toEqual([2]);
  });

  test('are each once, however often it has a turn', () => {
    expect(spansOf('web', 'service')).toEqual([0, 1]);
  });

  test('are those of the operation', () => {
    expect(spansOf('load', 'operation')).toEqual([1]);
  });

  test('are those of operations that have a part in the category', () => {
    expect(spansOf('database', 'category')).toEqual([2]);
  });
});
