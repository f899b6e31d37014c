import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detailsOf } from '../testing/details-of-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomTree } from '../testing/random-trace.ts';
import { TEST_TRACE_ID, type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { spanKey } from '../trace/span.ts';
import type { AttributeValue, SpanDetails } from '../trace/span-details.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { otlpJsonPiece } from './otlp-json.ts';

interface Document {
  resourceSpans: {
    resource: Record<string, unknown>;
    scopeSpans: { scope?: Record<string, unknown>; spans: Record<string, unknown>[]; schemaUrl?: string }[];
    schemaUrl?: string;
  }[];
}

/** Returns the document that is put together from pieces of so many rows. */
function written(trace: SpanTable, details: readonly SpanDetails[], rows = 500): Document {
  let text = otlpJsonPiece(trace, 0, details.slice(0, rows));
  for (let from = rows; from < trace.length; from += rows) {
    text += otlpJsonPiece(trace, from, details.slice(from, from + rows));
  }
  return JSON.parse(text);
}

/** Returns the document of `spans`, whose details a test may change. */
function exported(spans: readonly TestSpan[], change: (details: SpanDetails) => SpanDetails): Document {
  const trace = traceFromSpans(spans);
  const bySpan = new Map(spans.map((span) => [spanKey(traceFromSpans([{ ...span, parent: null }]), 0), span]));
  const rows = Array.from({ length: trace.length }, (_, row) => bySpan.get(spanKey(trace, row)));
  const details = rows.flatMap((span) => (span === undefined ? [] : [change(detailsOf(span))]));
  return written(trace, details);
}

const spansIn = (document: Document) =>
  document.resourceSpans.flatMap((group) => group.scopeSpans.flatMap(({ spans }) => spans));

const ONE = spansFromText('web GET |---| id=1 kind=server');

function exportedOne(details: Partial<SpanDetails>): Record<string, unknown> {
  const [span] = spansIn(exported(ONE, (plain) => ({ ...plain, ...details })));
  return span;
}

function exportedValue(value: AttributeValue): unknown {
  const span = exportedOne({ attributes: [{ key: 'k', value }] });
  return Array.isArray(span.attributes) ? span.attributes[0].value : undefined;
}

describe('a span as OTLP JSON', () => {
  test('has padded hexadecimal ids, times as text, the kind as a number, and nothing that is zero', () => {
    expect(exportedOne({})).toEqual({
      traceId: TEST_TRACE_ID,
      spanId: '0000000000000001',
      name: 'GET',
      kind: 2,
      startTimeUnixNano: '1795218431008000000',
      endTimeUnixNano: '1795218431013000000',
    });
  });

  test('keeps nanoseconds that no double holds', () => {
    const span = exportedOne({ startTimeUnixNano: 1795218431000000001n, endTimeUnixNano: 9223372036854775807n });
    expect(span).toMatchObject({ startTimeUnixNano: '1795218431000000001', endTimeUnixNano: '9223372036854775807' });
  });

  test('has the status with its message', () => {
    expect(exportedOne({ status: { code: 2, message: 'no' } }).status).toEqual({ code: 2, message: 'no' });
    expect(exportedOne({ status: { code: 1, message: '' } }).status).toEqual({ code: 1 });
  });

  test('has events and links with their attributes', () => {
    const attributes = [{ key: 'a', value: { type: 'bool', value: false } }] as const;
    const span = exportedOne({
      events: [{ name: 'exception', timeUnixNano: 5n, attributes, droppedAttributesCount: 2 }],
      links: [
        {
          traceId: '0xAB',
          spanId: 'AAAAAAAAAAE=',
          traceState: 'a=b',
          relation: '',
          attributes,
          droppedAttributesCount: 0,
        },
        {
          traceId: 'x',
          spanId: '',
          traceState: '',
          relation: 'follows_from',
          attributes: [],
          droppedAttributesCount: 0,
        },
      ],
    });
    const flag = [{ key: 'a', value: { boolValue: false } }];
    expect(span.events).toEqual([
      { timeUnixNano: '5', name: 'exception', attributes: flag, droppedAttributesCount: 2 },
    ]);
    expect(span.links).toEqual([
      { traceId: 'ab'.padStart(32, '0'), spanId: '0000000000000001', traceState: 'a=b', attributes: flag },
      {
        traceId: 'x',
        spanId: '',
        attributes: [{ key: 'opentracing.ref_type', value: { stringValue: 'follows_from' } }],
      },
    ]);
  });

  test('keeps counts of what was dropped, flags, state and warnings', () => {
    const span = exportedOne({
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
      flags: 769,
      traceState: 'k=v',
      warnings: ['clock skew'],
    });
    expect(span).toMatchObject({
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
      flags: 769,
      traceState: 'k=v',
      attributes: [{ key: '@jaeger@warnings', value: { arrayValue: { values: [{ stringValue: 'clock skew' }] } } }],
    });
  });
});

describe('an attribute value as OTLP JSON', () => {
  test.for<[AttributeValue, unknown]>([
    [{ type: 'string', value: '' }, { stringValue: '' }],
    [{ type: 'string', value: '</script>\ud800' }, { stringValue: '</script>\ud800' }],
    [{ type: 'bool', value: true }, { boolValue: true }],
    [{ type: 'int', value: -9007199254740993n }, { intValue: '-9007199254740993' }],
    [{ type: 'double', value: 0.5 }, { doubleValue: 0.5 }],
    [{ type: 'double', value: Number.NaN }, { doubleValue: 'NaN' }],
    [{ type: 'double', value: Number.NEGATIVE_INFINITY }, { doubleValue: '-Infinity' }],
    [{ type: 'bytes', value: 'AAE=' }, { bytesValue: 'AAE=' }],
    [
      { type: 'array', value: [{ type: 'int', value: 1n }, { type: 'empty' }] },
      { arrayValue: { values: [{ intValue: '1' }, {}] } },
    ],
    [
      { type: 'map', value: [{ key: 'a', value: { type: 'empty' } }] },
      { kvlistValue: { values: [{ key: 'a', value: {} }] } },
    ],
    [{ type: 'empty' }, {}],
  ])('%o', ([value, expected]) => {
    expect(exportedValue(value)).toEqual(expected);
  });
});

describe('a trace as OTLP JSON', () => {
  test('without spans is an empty document', () => {
    const trace = { ...traceFromSpans(ONE), length: 0 };
    expect(written(trace, [])).toEqual({ resourceSpans: [] });
  });

  test('puts spans of equal resource and scope together', () => {
    const scope = { name: 'http', version: '1', attributes: [], droppedAttributesCount: 0, schemaUrl: 'https://s' };
    const drawing = ['a one    |-----|', '  b two   |---|', '    a three |-|'].join('\n');
    const document = exported(spansFromText(drawing), (details) =>
      details.name === 'one' ? { ...details, scope } : details,
    );
    const names = document.resourceSpans.map((group) =>
      group.scopeSpans.map(({ scope, spans, schemaUrl }) => [scope?.name, schemaUrl, spans.map(({ name }) => name)]),
    );
    expect(names).toEqual([
      [
        ['http', 'https://s', ['one']],
        [undefined, undefined, ['three']],
      ],
      [[undefined, undefined, ['two']]],
    ]);
  });

  test('tells resources apart that differ only in the type of a value', () => {
    const drawing = ['a one  |---|', '  a two |-|'].join('\n');
    const document = exported(spansFromText(drawing), (details) => {
      const value: AttributeValue = details.name === 'one' ? { type: 'int', value: 1n } : { type: 'double', value: 1 };
      return { ...details, resource: { ...details.resource, attributes: [{ key: 'k', value }] } };
    });
    expect(document.resourceSpans.length).toBe(2);
  });

  test('keeps ids that are not hexadecimal, and parents that are not there, as written', () => {
    const drawing = ['a one  |---| id=first parent=gone', '  a two |-| id=second'].join('\n');
    const spans = spansIn(exported(spansFromText(drawing), (details) => details));
    expect(spans.map(({ spanId, parentSpanId }) => [spanId, parentSpanId])).toEqual([
      ['first', 'gone'],
      ['second', 'first'],
    ]);
  });

  test('gives both halves of a shared id that id, and the parent as recorded', () => {
    const shared: TestSpan[] = [
      { id: '1', parent: 'a', service: 'web', name: 'GET', kind: 'client', start: 0, end: 9 },
      { id: '1', parent: 'a', service: 'api', name: 'GET', kind: 'server', start: 1, end: 8 },
    ];
    const document = written(traceFromSpans(shared), shared.map(detailsOf));
    expect(spansIn(document).map(({ spanId, parentSpanId }) => [spanId, parentSpanId])).toEqual([
      ['0000000000000001', '000000000000000a'],
      ['0000000000000001', '000000000000000a'],
    ]);
  });

  test.each([1, 500, 1200, 1201, 2000])('loses no span in pieces of %i rows', (rows) => {
    const spans = Array.from({ length: 1201 }, (_, i) => ({
      id: (i + 1).toString(16),
      parent: i === 0 ? null : '1',
      service: 'a',
      name: `${i}`,
      start: i,
      end: 2000,
    }));
    const document = written(traceFromSpans(spans), spans.map(detailsOf), rows);
    expect(spansIn(document).map(({ name }) => name)).toEqual(spans.map(({ name }) => name));
  });

  test('has every span with the parent that it names', () => {
    fc.assert(
      fc.property(randomTree, (spans) => {
        const found = spansIn(exported(spans, (details) => details));
        const edge = (id: unknown, parent: unknown) => `${id} below ${parent ?? 'nothing'}`;
        expect(found.map(({ spanId, parentSpanId }) => edge(spanId, parentSpanId)).sort()).toEqual(
          spans.map(({ id, parent }) => edge(id, parent)).sort(),
        );
      }),
      { numRuns: Math.min(PROPERTY_RUNS, 1000) },
    );
  });
});
