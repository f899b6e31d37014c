import { describe, expect, test } from 'vitest';
import { spanAt } from '../../trace/span-at.ts';
import { SpanMark } from '../../trace/span-table.ts';
import { type ReadDocument, readDocument } from '../read-for-tests.ts';

const TRACE = '5b8efff798038103d269b633813fc60c';

const PYTHON_CHILD = {
  name: 'SELECT',
  context: { trace_id: `0x${TRACE}`, span_id: '0x00000000000000bb', trace_state: '[]' },
  kind: 'SpanKind.CLIENT',
  parent_id: '0x00000000000000aa',
  start_time: '2026-11-20T23:47:11.000100Z',
  end_time: '2026-11-20T23:47:11.000300Z',
  status: { status_code: 'ERROR', description: 'timeout' },
  attributes: { 'db.system': 'sqlite', rows: 1234567890123456, ratio: 0.5, tags: ['a', 'b'] },
  events: [
    { name: 'exception', timestamp: '2026-11-20T23:47:11.000200Z', attributes: { 'exception.type': 'Timeout' } },
  ],
  links: [{ context: { trace_id: '0xff', span_id: '0xee', trace_state: '[]' }, attributes: { why: 'batch' } }],
  resource: { attributes: { 'service.name': 'shop', 'telemetry.sdk.language': 'python' }, schema_url: '' },
};
const PYTHON_ROOT = {
  ...PYTHON_CHILD,
  name: 'GET /cart',
  context: { ...PYTHON_CHILD.context, span_id: '0x00000000000000aa' },
  kind: 'SpanKind.SERVER',
  parent_id: null,
  start_time: '2026-11-20T23:47:11.000000Z',
  end_time: '2026-11-20T23:47:11.001000Z',
  status: { status_code: 'UNSET' },
  events: [],
  links: [],
};

const goAttribute = (Key: string, Type: string, Value: unknown) => ({ Key, Value: { Type, Value } });
const GO_CHILD = {
  Name: 'SELECT',
  SpanContext: { TraceID: TRACE, SpanID: '00000000000000bb', TraceFlags: '01', TraceState: 'a=1', Remote: false },
  Parent: { TraceID: TRACE, SpanID: '00000000000000aa', TraceFlags: '01', TraceState: '', Remote: false },
  SpanKind: 3,
  StartTime: '2026-11-21T00:47:11.0001+01:00',
  EndTime: '2026-11-21T00:47:11.0003+01:00',
  Attributes: [
    goAttribute('rows', 'INT64', 7),
    goAttribute('ratio', 'FLOAT64', 2),
    goAttribute('ids', 'INT64SLICE', [1, 2]),
  ],
  Events: [
    {
      Name: 'exception',
      Attributes: [goAttribute('exception.type', 'STRING', 'Timeout')],
      DroppedAttributeCount: 1,
      Time: '2026-11-21T00:47:11.000200001+01:00',
    },
  ],
  Links: [{ SpanContext: { TraceID: 'ff', SpanID: 'ee', TraceState: '' }, Attributes: null, DroppedAttributeCount: 0 }],
  Status: { Code: 'Error', Description: 'timeout' },
  DroppedAttributes: 2,
  DroppedEvents: 0,
  DroppedLinks: 0,
  ChildSpanCount: 0,
  Resource: [goAttribute('service.name', 'STRING', 'shop')],
  InstrumentationScope: { Name: 'database/sql', Version: '1.0', SchemaURL: '' },
};
const GO_ROOT = {
  ...GO_CHILD,
  Name: 'GET /cart',
  SpanContext: { ...GO_CHILD.SpanContext, SpanID: '00000000000000aa' },
  Parent: { TraceID: '0'.repeat(32), SpanID: '0'.repeat(16), TraceFlags: '00', TraceState: '', Remote: false },
  SpanKind: 2,
  StartTime: '2026-11-21T00:47:11+01:00',
  EndTime: '2026-11-21T00:47:11.001+01:00',
  Status: { Code: 'Unset', Description: '' },
  Events: null,
  Links: null,
  DroppedAttributes: 0,
};

const indented = (...spans: readonly object[]) => spans.map((each) => JSON.stringify(each, null, 4)).join('\n');
const lines = (...spans: readonly object[]) => spans.map((each) => JSON.stringify(each)).join('\n');

const EXPECTED = [
  `${TRACE} shop › GET /cart server unset parent -1: 0 to 1000000`,
  `${TRACE} shop › SELECT client error parent 0: 100000 to 300000`,
];

function tellOf({ tables }: ReadDocument): string[] {
  return tables.flatMap((table) =>
    Array.from({ length: table.length }, (_, row) => {
      const { service, name, kind, status, parent, start, end } = spanAt(table, row);
      return `${table.traceId} ${service} › ${name} ${kind} ${status} parent ${parent}: ${start} to ${end}`;
    }),
  );
}

describe('console output of SDKs', () => {
  test.each([
    ['Python’s indented objects', indented(PYTHON_CHILD, PYTHON_ROOT)],
    ['Python’s objects, one a line', lines(PYTHON_CHILD, PYTHON_ROOT)],
    ['Go’s objects, one a line', lines(GO_CHILD, GO_ROOT)],
    ['Go’s indented objects', indented(GO_CHILD, GO_ROOT)],
    [
      'Go’s objects of older versions',
      lines({ ...GO_CHILD, Status: { Code: 1 } }, { ...GO_ROOT, Status: { Code: 0 } }),
    ],
  ])('is read: %s', async (_, document) => {
    const read = await readDocument(document);
    expect(read.inputDefects).toEqual([]);
    expect(tellOf(read)).toEqual(EXPECTED);
    expect(read.tables[0].startTimeUnixNano).toBe(1795218431000000000n);
  });

  test('is exact to the nanosecond', async () => {
    const late = {
      ...GO_CHILD,
      StartTime: '2026-11-20T23:47:11.123456789Z',
      EndTime: '2026-11-20T23:47:11.123456791Z',
    };
    const { tables } = await readDocument(lines(late));
    expect([tables[0].startTimeUnixNano, tables[0].duration]).toEqual([1795218431123456789n, 2]);
  });

  test('may hold spans that have not ended', async () => {
    const python = await readDocument(lines({ ...PYTHON_ROOT, end_time: null }));
    const go = await readDocument(lines({ ...GO_ROOT, EndTime: '0001-01-01T00:00:00Z' }));
    expect(python.tables[0].marks[0] & go.tables[0].marks[0] & SpanMark.Unfinished).toBeTruthy();
  });

  test('goes on behind what the program printed between spans', async () => {
    const read = await readDocument(`${lines(GO_ROOT)}\nlistening on {8080}\n${lines(GO_CHILD)}\n`);
    expect(tellOf(read)).toEqual(EXPECTED);
    expect(read.inputDefects.map(({ type }) => type)).toEqual(['unreadable_span']);
  });
});

describe('details of a span printed by an SDK', () => {
  async function detailsOf(document: string) {
    const read = await readDocument(document);
    return (await read.detailsOf(read.tables[0]))[0];
  }
  const text = (value: string) => ({ type: 'string', value });

  test('are all that Python prints', async () => {
    expect(await detailsOf(lines(PYTHON_CHILD).replace('1234567890123456', '12345678901234567'))).toMatchObject({
      traceId: `0x${TRACE}`,
      spanId: '0x00000000000000bb',
      parentSpanId: '0x00000000000000aa',
      traceState: '',
      kind: 3,
      status: { code: 2, message: 'timeout' },
      startTimeUnixNano: 1795218431000100000n,
      endTimeUnixNano: 1795218431000300000n,
      attributes: [
        { key: 'db.system', value: text('sqlite') },
        { key: 'rows', value: { type: 'int', value: 12345678901234567n } },
        { key: 'ratio', value: { type: 'double', value: 0.5 } },
        { key: 'tags', value: { type: 'array', value: [text('a'), text('b')] } },
      ],
      events: [
        {
          name: 'exception',
          timeUnixNano: 1795218431000200000n,
          attributes: [{ key: 'exception.type', value: text('Timeout') }],
        },
      ],
      links: [{ traceId: '0xff', spanId: '0xee', attributes: [{ key: 'why', value: text('batch') }] }],
      resource: {
        attributes: [
          { key: 'service.name', value: text('shop') },
          { key: 'telemetry.sdk.language', value: text('python') },
        ],
      },
    });
  });

  test('are all that Go prints', async () => {
    expect(await detailsOf(lines(GO_CHILD))).toMatchObject({
      traceId: TRACE,
      spanId: '00000000000000bb',
      parentSpanId: '00000000000000aa',
      traceState: 'a=1',
      flags: 1,
      kind: 3,
      status: { code: 2, message: 'timeout' },
      startTimeUnixNano: 1795218431000100000n,
      attributes: [
        { key: 'rows', value: { type: 'int', value: 7n } },
        { key: 'ratio', value: { type: 'double', value: 2 } },
        {
          key: 'ids',
          value: {
            type: 'array',
            value: [
              { type: 'int', value: 1n },
              { type: 'int', value: 2n },
            ],
          },
        },
      ],
      droppedAttributesCount: 2,
      events: [{ name: 'exception', timeUnixNano: 1795218431000200001n, droppedAttributesCount: 1 }],
      links: [{ traceId: 'ff', spanId: 'ee', attributes: [] }],
      resource: { attributes: [{ key: 'service.name', value: text('shop') }] },
      scope: { name: 'database/sql', version: '1.0' },
    });
  });
});
