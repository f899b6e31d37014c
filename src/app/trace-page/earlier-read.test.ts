import { describe, expect, test } from 'vitest';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { changeInWords, readOf, stillComingInWords } from './earlier-read.ts';

const NOW = Date.UTC(2026, 10, 21, 12);

function tableOf(lines: readonly string[]) {
  return traceFromSpans(spansFromText(lines.join('\n')));
}

const ONE = ['web page |----------|'];
const THREE = [...ONE, '  web a   |---|', '  web b       |---|'];

describe('a trace that is read again', () => {
  test('says how many spans are new', () => {
    const first = readOf(tableOf(ONE), NOW);
    const table = tableOf(THREE);
    const again = readOf(table, NOW + 75_000);
    expect(changeInWords(first, 1)).toBe('');
    expect(changeInWords(again, table.length)).toBe('2 spans more than a minute ago');
  });

  test('is the same reading while its table is', () => {
    const table = tableOf(ONE);
    expect(readOf(table, NOW + 1)).toBe(readOf(table, NOW + 99));
  });

  test.each([
    [5, 1_000, 'as many spans as 1 s ago'],
    [4, 12_400, '1 span fewer than 12 s ago'],
    [1205, 59_900, '1,200 spans more than 60 s ago'],
    [6, 5 * 60_000, '1 span more than 5 min ago'],
    [6, 3 * 3_600_000, '1 span more than 3 h ago'],
  ])('%d spans after %d ms: %s', (spans, later, words) => {
    expect(changeInWords({ at: NOW + later, earlier: { at: NOW, spans: 5 } }, spans)).toBe(words);
  });
});

describe('spans', () => {
  const table = { ...tableOf(ONE), startTimeUnixNano: BigInt(NOW) * 1_000_000n, duration: 2e9 };

  test.each([
    [NOW + 6_000, 'just ended, spans may still come'],
    [NOW + 1_000, 'just ended, spans may still come'],
    [NOW + 40_000, ''],
    [NOW - 3_600_000, ''],
  ])('may still come to a trace that ended just before it was read: %d', (at, words) => {
    expect(stillComingInWords({ at, earlier: null }, table)).toBe(words);
  });
});
