import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analysisOf, contextOf } from '../analysis/analyse-trace.ts';
import { factsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { analysisJson } from './analysis-json.ts';

interface Piece {
  readonly span: string;
  readonly startNs: number;
  readonly endNs: number;
}

interface Group {
  readonly parent: string;
  readonly members: readonly string[];
}

/** What is written, as far as these tests look at it. */
interface Written {
  readonly trace: { readonly roots: readonly string[]; readonly rootDurationNs: number; readonly asyncTailNs: number };
  readonly verdict: string;
  readonly findings: readonly {
    readonly insight: string;
    readonly spans: readonly string[];
    readonly effectNs: number;
  }[];
  readonly fattestLeaf: string | null;
  readonly criticalPath: readonly Piece[];
  readonly gaps: readonly (Piece & { readonly criticalNs: number })[];
  readonly sequentialGroups: readonly Group[];
  readonly nPlusOne: readonly Group[];
  readonly retries: readonly Group[];
  readonly errors: {
    readonly spans: readonly string[];
    readonly path: readonly string[];
    readonly message: string | null;
  };
  readonly defects: readonly { readonly spans: readonly string[] }[];
  readonly ledger: readonly { readonly ns: number }[];
  readonly slack: unknown;
  readonly whatIf: readonly unknown[];
  readonly failures: readonly unknown[];
  readonly spans: readonly {
    readonly key: string;
    readonly parent: string | null;
    readonly startNs: number;
    readonly correctedStartNs: number;
    readonly criticalNs: number;
  }[];
}

const ALL_KEYS =
  'schema source trace verdict findings fattestLeaf criticalPath gaps sequentialGroups nPlusOne retries errors skew defects ledger whatIf slack failures spans';

function written(spans: readonly TestSpan[]): Written {
  const recorded = traceFromSpans(spans);
  const context = contextOf(recorded, factsOf(recorded, spans));
  const given = {
    source: { name: 'test', format: 'test' },
    recorded,
    trace: context.trace,
    analysis: analysisOf(context),
    inputDefects: [],
    whatIf: [],
    slack: [{ span: recorded.primaryRoot, slack: Number.POSITIVE_INFINITY }],
  };
  const pieces = Array.from(analysisJson(given, { clamped: null, hasSpans: true }));
  expect(pieces.join('').indexOf('\n')).toBe(pieces.join('').length - 1);
  return JSON.parse(pieces.join(''));
}

function onRandomTraces(check: (it: Written) => void): void {
  fc.assert(
    fc.property(randomSpans, (spans) => {
      check(written(spans));
    }),
    { numRuns: PROPERTY_RUNS },
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

describe('an analysis as JSON, of random traces', () => {
  test('has every key, on one line', () => {
    onRandomTraces((it) => expect(Object.keys(it)).toEqual(ALL_KEYS.split(' ')));
  });

  test('names only spans that there are', () => {
    onRandomTraces((it) => {
      const keys = new Set(it.spans.map(({ key }) => key));
      const named = [
        ...it.trace.roots,
        ...[...it.findings, ...it.defects, it.errors].flatMap(({ spans }) => spans),
        ...[...it.criticalPath, ...it.gaps].map(({ span }) => span),
        ...[...it.sequentialGroups, ...it.nPlusOne, ...it.retries].flatMap(({ parent, members }) => [
          parent,
          ...members,
        ]),
        ...it.errors.path,
        ...it.spans.flatMap(({ parent }) => parent ?? []),
        ...(it.fattestLeaf === null ? [] : [it.fattestLeaf]),
      ];
      expect(keys.size).toBe(it.spans.length);
      expect(named.filter((key) => !keys.has(key))).toEqual([]);
    });
  });

  test('has whole numbers, none of a duration below 0', () => {
    onRandomTraces((it) => {
      const times = it.criticalPath.flatMap(({ startNs, endNs }) => [startNs, endNs]);
      const lengths = [...it.findings.map(({ effectNs }) => effectNs), ...it.gaps.map(({ criticalNs }) => criticalNs)];
      const all = [
        ...times,
        ...lengths,
        it.trace.asyncTailNs,
        ...it.spans.map(({ correctedStartNs }) => correctedStartNs),
      ];
      expect(all.filter((time) => !Number.isSafeInteger(time))).toEqual([]);
      expect(lengths.filter((length) => length < 0)).toEqual([]);
    });
  });

  test('fills the root with the path, and with the ledger', () => {
    onRandomTraces((it) => {
      const path = it.criticalPath.map(({ startNs, endNs }) => endNs - startNs);
      expect(sum(path)).toBe(it.trace.rootDurationNs);
      expect(sum(it.ledger.map(({ ns }) => ns))).toBe(it.trace.rootDurationNs);
      expect(sum(it.spans.map(({ criticalNs }) => criticalNs))).toBe(it.trace.rootDurationNs);
    });
  });

  test('has its lists in order', () => {
    onRandomTraces((it) => {
      const start = new Map(it.spans.map(({ key, correctedStartNs }) => [key, correctedStartNs]));
      const row = new Map(it.spans.map(({ key }, index) => [key, index]));
      const at = (of: ReadonlyMap<string, number>, key: string) => of.get(key) ?? Number.NaN;
      const inOrder = <Each>(list: readonly Each[], order: (a: Each, b: Each) => number) =>
        expect(list).toEqual(list.toSorted(order));
      const first = ({ members: [key] }: Group) => key;
      inOrder(it.trace.roots, (a, b) => at(start, a) - at(start, b) || compare(a, b));
      inOrder(it.gaps, (a, b) => at(row, a.span) - at(row, b.span) || a.startNs - b.startNs);
      inOrder(it.sequentialGroups, (a, b) => compare(a.parent, b.parent) || at(start, first(a)) - at(start, first(b)));
      inOrder(it.retries, (a, b) => compare(a.parent, b.parent) || compare(first(a), first(b)));
      inOrder(it.criticalPath, (a, b) => a.startNs - b.startNs);
    });
  });

  test('is of an analysis in which nothing failed', () => {
    onRandomTraces((it) => expect(it.failures).toEqual([]));
  });
});

test('spans and gaps stand as they do at corrected times', () => {
  const shop = { service: 'shop', kind: 'client', host: 'one' } as const;
  const stock = { service: 'stock', kind: 'server', host: 'two' } as const;
  const MS = 1e6;
  const it = written([
    { id: '1', parent: null, ...shop, name: 'GET /page', start: 0, end: 900 * MS },
    { id: '2', parent: '1', ...shop, name: 'load', start: 50 * MS, end: 400 * MS },
    { id: '3', parent: '2', ...shop, name: 'read', start: 200 * MS, end: 210 * MS },
    { id: '4', parent: '1', ...stock, name: 'count', start: -300 * MS, end: 100 * MS },
    { id: '5', parent: '4', ...stock, name: 'sum', start: -100 * MS, end: -90 * MS },
  ]);
  const keys = (list: readonly string[]) => list.map((key) => key.slice(-1));
  expect(keys(it.spans.map(({ key }) => key))).toEqual(['1', '2', '3', '4', '5']);
  expect([...new Set(keys(it.gaps.map(({ span }) => span)))]).toEqual(['1', '2', '4']);
});

describe('the effect of a finding', () => {
  const MS = 1e6;
  const shop = { service: 'shop', kind: 'client' } as const;
  const root: TestSpan = { ...shop, id: 'a', parent: null, name: 'GET /page', kind: 'server', start: 0, end: 120 * MS };
  const effectOf = (insight: string, calls: readonly TestSpan[]) =>
    written([root, ...calls]).findings.find((finding) => finding.insight === insight)?.effectNs;

  test('is by how much the root shortens where that is defined', () => {
    const call: TestSpan = { ...shop, id: 'b', parent: 'a', name: 'GET stock', start: 10 * MS, end: 110 * MS };
    expect(effectOf('fat-leaf', [call])).toBe(100 * MS);
  });

  test('is 0 where it is not', () => {
    const calls = Array.from({ length: 12 }, (_, i): TestSpan => {
      const start = Math.floor(i / 2) * 20 * MS;
      return { ...shop, id: `c${i}`, parent: 'a', name: 'GET route', start, end: start + 20 * MS };
    });
    expect(effectOf('waves', calls)).toBe(0);
  });
});

test('room without end is null', () => {
  expect(written(spansFromText('web one |--| id=aa')).slack).toEqual({ '00000000000000aa': null });
});
