import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spanKey } from './span.ts';
import { spanAt } from './span-at.ts';
import { SpanMark, type SpanTable } from './span-table.ts';

const runs = { numRuns: PROPERTY_RUNS };
const rowsOf = (trace: SpanTable) => Array.from({ length: trace.length }, (_, row) => row);

/** Returns what the trace says of each of its spans but for how that came about, in an order that does not depend on rows. */
function contentOf(trace: SpanTable): string[] {
  return rowsOf(trace)
    .map((row) => {
      const { index: _row, marks: _marks, parent, ...rest } = spanAt(trace, row);
      return JSON.stringify({ ...rest, parent: parent < 0 ? null : spanKey(trace, parent) });
    })
    .sort();
}

/** Returns the rows of `trace` as spans that a source may have written so. */
function writtenAgain(trace: SpanTable): TestSpan[] {
  const missing = trace.defects.filter(({ type }) => type === 'missing_parent');
  return rowsOf(trace).map((row) => {
    const { key, parent, service, name, kind, status, start, end } = spanAt(trace, row);
    const missingId = missing.find(({ spans }) => Array.from(spans).includes(row))?.detail ?? null;
    const followsFrom = (trace.marks[row] & SpanMark.FollowsFrom) !== 0;
    const parentId = parent < 0 ? missingId : spanKey(trace, parent);
    return { id: key, parent: parentId, service, name, kind, status, start, end, followsFrom };
  });
}

/** Returns the ids that a client and a server share. */
function sharedIds(trace: SpanTable): Set<string> {
  const servers = [...trace.keySuffix].filter(([, suffix]) => suffix === '#server');
  return new Set(servers.map(([row]) => spanKey(trace, row).slice(0, 16)));
}

describe('normalising', () => {
  test('twice is the same as once', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const once = traceFromSpans(spans);
        expect(contentOf(traceFromSpans(writtenAgain(once)))).toEqual(contentOf(once));
      }),
      runs,
    );
  });

  test('leaves a trace as it is if one of its spans comes twice', () => {
    fc.assert(
      fc.property(randomSpans, fc.nat(), (spans, pick) => {
        const copied = [...spans, { ...spans[pick % spans.length] }];
        expect(contentOf(traceFromSpans(copied))).toEqual(contentOf(traceFromSpans(spans)));
      }),
      runs,
    );
  });

  test('makes orphans of the children of a span that is not there', () => {
    fc.assert(
      fc.property(randomSpans, fc.nat(), (spans, pick) => {
        const { id } = spans[pick % spans.length];
        const rest = spans.filter((span) => span.id !== id);
        if (rest.length === 0) return;
        const trace = traceFromSpans(rest);
        const orphans = trace.defects.find(({ type, detail }) => type === 'missing_parent' && detail === id);
        // The server of a pair with one id has the client above it, whatever it names.
        const shared = sharedIds(trace);
        const children = rest.filter(({ parent }) => parent === id).map((span) => span.id);
        const found = Array.from(orphans?.spans ?? [], (row) => spanKey(trace, row).slice(0, 16));
        const without = (ids: string[]) => new Set(ids.filter((each) => !shared.has(each)));
        expect(without(found)).toEqual(without(children));
      }),
      runs,
    );
  });
});
