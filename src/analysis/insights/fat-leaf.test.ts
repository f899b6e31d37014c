import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import { contextOf } from '../analyse-trace.ts';
import { fatLeaf } from './fat-leaf.ts';

type FactsByName = Readonly<Record<string, TestSpan['facts']>>;

/** What is found in a drawing; the culprit by name. */
function found(drawing: readonly string[], facts: FactsByName = {}) {
  const spans = spansFromText(drawing.join('\n')).map((span) => ({ ...span, facts: facts[span.name] ?? {} }));
  const trace = traceFromSpans(spans);
  const context = contextOf(trace, factsOf(trace, spans));
  return fatLeaf.find(context).map((finding) => ({
    ...finding,
    names: finding.spans.map((span) => spanName(trace, span)),
  }));
}

const ONE_QUERY = [
  'web GET /page      |------------------|  kind=server', //
  '  web orders          |----------|      kind=client',
];

const SHARDS = [
  'web GET /page |------------------|  kind=server', //
  '  web shard    |-|                  kind=client',
  '  web shard     |-|                 kind=client',
  '  web shard      |-|                kind=client',
  '  web shard       |------------|    kind=client',
];

describe('a fat leaf', () => {
  test('is told with its share and what half of it would bring', () => {
    const [leaf] = found(ONE_QUERY);
    expect(leaf.sentence).toBe(
      'web › orders takes 12 ms, 60 % of the request, all of it on the critical path; at half its time the request would take 14 ms instead of 20 ms.',
    );
  });

  test('has as effect what is gained without it, and asks just that', () => {
    const [leaf] = found(ONE_QUERY);
    expect([leaf.effect, leaf.confidence, leaf.names]).toEqual([12e6, 'certain', ['orders']]);
    expect(leaf.whatIf).toEqual([{ op: 'scale', span: 1, factor: 0 }]);
  });

  test('takes those of the same operation with it', () => {
    const leaves = found([
      'web GET /page  |------------------|  kind=server', //
      '  web orders    |------|            kind=client',
      '  web orders             |----|     kind=client',
    ]);
    expect(leaves.map(({ names }) => names)).toEqual([['orders', 'orders']]);
    expect(leaves[0].sentence).toContain('and one more like it takes 6 ms');
  });

  test('is none of many like calls in a row, which are told together', () => {
    const calls = Array.from({ length: 6 }, (_, i) => `  web item ${' '.repeat(4 + 3 * i)}|-|  kind=client`);
    expect(found(['web GET / |--------------------|', ...calls])).toEqual([]);
  });

  test('that waits for a message is told as waiting, and not ranked', () => {
    const [leaf] = found(['web job       |---------|', '  web orders  |-----|  kind=consumer'], {
      orders: { messagingOperation: 'receive', messagingSystem: 'kafka' },
    });
    expect([leaf.rank, leaf.effect]).toEqual(['information', 0]);
    expect(leaf.sentence).toContain('that is waiting, not work');
  });

  test('is less sure where a span without its parent would fit inside', () => {
    const [leaf] = found([...ONE_QUERY, 'db  SELECT              |---|  kind=server parent=99']);
    expect([leaf.confidence, leaf.reason]).toEqual([
      'likely',
      'the time was measured, but one span without its parent would fit inside it',
    ]);
  });

  test('that may be held open on purpose is possible only', () => {
    const [leaf] = found(['web GET /live |-----------|', '  web websocket |-------|']);
    expect(leaf.confidence).toBe('possible');
  });

  test('beside the critical path is told as that', () => {
    const leaves = found([
      'web GET /page  |------------------|  kind=server', //
      '  web slow       |-------------|     kind=client',
      '  web last       |----------------|  kind=client',
      '    db query     |------|            kind=server',
      '    db query             |-------|   kind=server',
    ]);
    const beside = leaves.find(({ names }) => names[0] === 'slow');
    expect(beside?.sentence).toBe('web › slow is the longest single operation, 15 ms, but not on the critical path.');
    expect(beside?.effect).toBe(0);
  });

  test('that takes much longer than its likes is told with what they take', () => {
    const [leaf] = found(SHARDS);
    expect(leaf.sentence).toContain(
      'on the critical path, while the three others like it below GET /page take 3 ms or less; at half',
    );
    expect(leaf.next).toMatch(/^Compare it with the others/);
    expect(leaf.evidence.at(-1)).toEqual({ title: 'Its likes', text: '3 ms or less', spans: [1, 2, 3] });
  });

  test('is told with the likes of the call that it is most of', () => {
    const [leaf] = found([
      ...SHARDS.slice(0, -1),
      '  web shard    |----------|    kind=client',
      '    db scan     |------|',
    ]);
    expect(leaf.sentence).toContain(
      ', within shard (web), of which the three others below GET /page take 3 ms or less;',
    );
  });

  test('is told with half of its likes where few take as long', () => {
    const quick = Array.from({ length: 6 }, () => SHARDS[1]);
    const [leaf] = found([SHARDS[0], ...quick, SHARDS[1].replace('|-|      ', '|-------|'), SHARDS[4]]);
    expect(leaf.sentence).toContain(
      'while half of the seven others like it below GET /page take 3 ms or less; at half',
    );
  });

  test('is not compared with requests that are named alike for other things', () => {
    const shards = spansFromText(SHARDS.join('\n'));
    const isCompared = (path: (i: number) => string) => {
      const spans = shards.map((span, i) => ({ ...span, facts: { urlPath: path(i) } }));
      const trace = traceFromSpans(spans);
      return fatLeaf.find(contextOf(trace, factsOf(trace, spans)))[0].sentence.includes('others like it');
    };
    expect(isCompared((i) => `/shards/${i}`)).toBe(true);
    expect(isCompared((i) => (i === 4 ? '/customer' : '/route'))).toBe(false);
  });

  test('is not compared with likes that failed, nor with fewer than three', () => {
    const isCompared = (drawing: readonly string[]) => found(drawing)[0].sentence.includes('others like it');
    expect(isCompared(SHARDS.filter((_, i) => i !== 1))).toBe(false);
    expect(isCompared(SHARDS.map((line, i) => (i === 1 ? `${line} status=error` : line)))).toBe(false);
    expect(isCompared(SHARDS)).toBe(true);
  });
});

test('a request in which all leaves are short has none', () => {
  const calls = Array.from({ length: 2 }, (_, i) => `  web call${i}  ${' '.repeat(3 * i)}!`);
  expect(found(['web GET /page |------------------|', ...calls]).map(({ names }) => names)).toEqual([['GET /page']]);
});
