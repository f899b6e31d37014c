import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asOneArray } from '../../lib/as-one-array.ts';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import type { SpanDetails } from '../../trace/span-details.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { type ReadDocument, readDocument, sharedFolder } from '../read-for-tests.ts';
import { encodeSpan, encodeTracesData, lengthField, numberField } from './otlp-protobuf/encode-for-tests.ts';

const SPAN: SpanDetails = {
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  parentSpanId: 'eee19b7ec3c1b173',
  traceState: 'a=b',
  flags: 0x301,
  name: 'GET /käse',
  kind: 2,
  status: { code: 2, message: 'timeout' },
  startTimeUnixNano: 1_784_000_000_123_456_789n,
  endTimeUnixNano: 1_784_000_000_223_456_789n,
  attributes: [
    { key: 'text', value: { type: 'string', value: 'a long text of more than sixteen characters' } },
    { key: 'yes', value: { type: 'bool', value: true } },
    { key: 'least', value: { type: 'int', value: -(2n ** 63n) } },
    { key: 'most', value: { type: 'int', value: 2n ** 63n - 1n } },
    { key: 'half', value: { type: 'double', value: 0.5 } },
    { key: 'infinite', value: { type: 'double', value: Number.NEGATIVE_INFINITY } },
    { key: 'bytes', value: { type: 'bytes', value: 'AAH/' } },
    { key: 'nothing', value: { type: 'empty' } },
    {
      key: 'list',
      value: { type: 'array', value: [{ type: 'int', value: 1n }, { type: 'empty' }, { type: 'string', value: 'x' }] },
    },
    { key: 'map', value: { type: 'map', value: [{ key: 'inner', value: { type: 'bool', value: false } }] } },
  ],
  droppedAttributesCount: 1,
  events: [
    {
      name: 'exception',
      timeUnixNano: 1_784_000_000_200_000_001n,
      attributes: [{ key: 'exception.type', value: { type: 'string', value: 'E' } }],
      droppedAttributesCount: 2,
    },
  ],
  droppedEventsCount: 3,
  links: [
    {
      traceId: '00000000000000000000000000000001',
      spanId: '0000000000000002',
      traceState: 'c=d',
      relation: '',
      attributes: [{ key: 'why', value: { type: 'string', value: 'batch' } }],
      droppedAttributesCount: 4,
    },
  ],
  droppedLinksCount: 5,
  resource: {
    attributes: [{ key: 'service.name', value: { type: 'string', value: 'shop' } }],
    droppedAttributesCount: 6,
    schemaUrl: 'https://opentelemetry.io/schemas/1.21.0',
  },
  scope: {
    name: 'http',
    version: '1.2',
    attributes: [{ key: 'short', value: { type: 'bool', value: true } }],
    droppedAttributesCount: 7,
    schemaUrl: 'https://opentelemetry.io/schemas/1.20.0',
  },
  warnings: [],
  origin: 'test',
};

const SPANS = [1, 2, 3].map((last) => ({ ...SPAN, spanId: `eee19b7ec3c1b1a${last}` }));
const MESSAGE = encodeTracesData(SPANS);

async function detailsIn({ tables, detailsOf }: ReadDocument): Promise<SpanDetails[]> {
  return (await Promise.all(tables.map(detailsOf))).flat();
}

/** As the collector writes messages to a file. */
function prefixed(...messages: readonly Uint8Array[]): Uint8Array {
  const parts = messages.flatMap((message) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, message.length);
    return [length, message];
  });
  return asOneArray(parts);
}

describe('OTLP protobuf', () => {
  test('keeps everything that a span says', async () => {
    const document = await readDocument(encodeTracesData([SPAN]));
    expect([document.format, document.inputDefects]).toEqual(['OTLP protobuf', []]);
    expect(await detailsIn(document)).toEqual([SPAN]);
  });

  test.each([
    ['a message', MESSAGE],
    [
      'an answer with the trace in it and figures beside it',
      asOneArray([lengthField(1, MESSAGE), lengthField(2, [numberField(1, 5)])]),
    ],
    ['a collector’s file', prefixed(...SPANS.map((span) => encodeTracesData([span])))],
    ['a collector’s file with an empty message', prefixed(new Uint8Array(0), MESSAGE)],
    [
      'two messages, which are one',
      asOneArray([encodeTracesData(SPANS.slice(0, 1)), encodeTracesData(SPANS.slice(1))]),
    ],
    [
      'spans without a resource or a scope',
      lengthField(1, [
        lengthField(
          2,
          SPANS.map((span) => lengthField(2, encodeSpan(span))),
        ),
      ]),
    ],
    [
      'spans by library, as they once were',
      lengthField(1, [
        lengthField(
          1000,
          SPANS.map((span) => lengthField(2, encodeSpan(span))),
        ),
      ]),
    ],
  ])('is read as %s', async (_name, bytes) => {
    const { tables, spanCount } = await readDocument(bytes);
    expect([tables.length, spanCount]).toEqual([1, 3]);
  });

  test('is read where the first message is long and comes byte by byte', async () => {
    const bytes = encodeTracesData(
      Array.from({ length: 100 }, (_, index) => ({ ...SPAN, spanId: index.toString(16).padStart(16, 'a') })),
    );
    const { spanCount } = await readDocument(
      bytes,
      Array.from({ length: 50 }, (_, index) => 100 * index + 1),
    );
    expect(spanCount).toBe(100);
  });

  test('that is cut gives the spans that are whole, and says so', async () => {
    for (const bytes of [MESSAGE, prefixed(MESSAGE)]) {
      const { spanCount, inputDefects } = await readDocument(bytes.subarray(0, -400));
      expect([spanCount, inputDefects.map(({ type }) => type)]).toEqual([2, ['truncated']]);
    }
  });

  test('with a damaged span loses that, and says so', async () => {
    const damaged = encodeSpan(SPANS[1]).with(0, 0x07);
    const spans = [encodeSpan(SPANS[0]), damaged, encodeSpan(SPANS[2])].map((span) => lengthField(2, span));
    const { spanCount, inputDefects } = await readDocument(lengthField(1, [lengthField(2, spans)]));
    expect([spanCount, inputDefects.map(({ type, count }) => [type, count])]).toEqual([2, [['unreadable_span', 1]]]);
  });

  test('tells of fields that are not known', async () => {
    const span = asOneArray([encodeSpan(SPAN), lengthField(99, 'x')]);
    const { spanCount, inputDefects } = await readDocument(lengthField(1, [lengthField(2, [lengthField(2, span)])]));
    expect([spanCount, inputDefects.map(({ detail }) => detail)]).toEqual([1, ['field 99 of a span is not known']]);
  });

  test('survives values nested thousands deep', async () => {
    let value = numberField(3, 1);
    for (let depth = 0; depth < 2000; depth++) value = lengthField(5, lengthField(1, value));
    const attribute = lengthField(9, [lengthField(1, 'deep'), lengthField(2, value)]);
    const span = lengthField(2, asOneArray([encodeSpan(SPAN), attribute]));
    const document = await readDocument(lengthField(1, [lengthField(2, [span])]));
    expect((await detailsIn(document))[0].attributes.map(({ key }) => key)).toContain('deep');
  });

  test('loses nothing in silence where it is damaged', async () => {
    expect(await silentLosses(MESSAGE, MUTATION_RUNS)).toEqual([]);
    expect(await silentLosses(prefixed(...SPANS.map((span) => encodeTracesData([span]))), MUTATION_RUNS)).toEqual([]);
  });
});

const folder = sharedFolder('traces/public');
const SAMPLES = [
  'otlp-all-anyvalues-links.json',
  'otlp-shop-k6.json',
  'otlp-base64-error.json',
  'otlp-snakecase-robot-1632.jsonl',
];

test.skipIf(folder === null).each(SAMPLES)('%s is the same as JSON and as protobuf', async (file) => {
  const json = await readDocument(readFileSync(join(folder ?? '', file)));
  const details = await detailsIn(json);
  const protobuf = await readDocument(encodeTracesData(details));
  expect((await detailsIn(protobuf)).map(comparable)).toEqual(details.map(comparable));
});

/** Without what one of the two writes otherwise: ids in base64, flags of zero. */
function comparable(details: SpanDetails): unknown {
  const { traceId, spanId, parentSpanId, flags, links, ...others } = details;
  const ids = [traceId, spanId, parentSpanId, ...links.flatMap((link) => [link.traceId, link.spanId])];
  return { ...others, ids: ids.map(hexOf), flags: flags ?? 0 };
}

function hexOf(id: string): string {
  return /^[0-9a-f]*$/i.test(id) ? id.toLowerCase() : Buffer.from(id, 'base64').toString('hex');
}
