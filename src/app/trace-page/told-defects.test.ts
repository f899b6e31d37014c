import { describe, expect, test } from 'vitest';
import type { TraceSummary } from '../../trace/span-table.ts';
import { NO_SOURCE, type TraceState } from '../url-state.ts';
import { toldDefects } from './told-defects.ts';

const LOWER = 'a3ce929d0e0e4736';
const FULL = `4bf92f3577b34da6${LOWER}`;

const summary = (traceId: string): TraceSummary => ({
  traceId,
  rootService: 'a',
  rootName: 'b',
  startTimeUnixNano: 0n,
  duration: 1,
  spanCount: 1,
  errorCount: 0,
  serviceCount: 1,
});

/** What is told where `asked` was asked for and `answered` came. */
function toldOf(asked: string, answered: readonly string[], more: Partial<TraceState> = {}): string[] {
  const address: TraceState = { page: 'trace', traceId: asked, span: '', ...NO_SOURCE, backend: 'jaeger', ...more };
  return toldDefects({ defects: [], summaries: answered.map(summary) }, address).map(({ detail }) => detail);
}

test('an answer with another trace than was asked for says so', () => {
  expect(toldOf('ab'.repeat(16), [FULL])).toEqual([
    `The answer holds trace ${FULL}, not ${'ab'.repeat(16)}, which was asked for.`,
  ]);
  expect(toldOf(`1${LOWER.slice(1)}`, [FULL])).toHaveLength(1);
});

describe('nothing is said where the id may be the same', () => {
  test.each([
    ['written alike', FULL, FULL],
    ['in capitals', FULL.toUpperCase(), FULL],
    ['in dashes', '4bf92f35-77b3-4da6-a3ce-929d0e0e4736', FULL],
    ['asked for by its lower half', LOWER, FULL],
    ['of which the lower half was kept', FULL, LOWER],
    ['with zeros before the half', FULL, LOWER.padStart(32, '0')],
    ['without its leading zeros', '123', '123'.padStart(32, '0')],
    ['written as a decimal number', '11803532876627986230', 'a3ce929d0e0e4736'],
    ['that is no number', 'Checkout-7', 'checkout-7'],
  ])('%s', (_, asked, answered) => expect(toldOf(asked, [answered])).toEqual([]));
});

test('two full ids with one lower half are two', () =>
  expect(toldOf(`${'1'.repeat(16)}${LOWER}`, [FULL])).toHaveLength(1));

test('nor of several traces, which are told of elsewhere, nor of a file', () => {
  expect(toldOf('ab', [FULL, 'cd'])).toEqual([]);
  expect(toldOf('ab', [FULL], { backend: '', file: 'x.json' })).toEqual([]);
});
