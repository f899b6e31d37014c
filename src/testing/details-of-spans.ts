import type { SpanDetails } from '../trace/span-details.ts';
import { SpanKind, StatusCode } from '../trace/span-kind.ts';
import { TEST_EPOCH_SECONDS, TEST_TRACE_ID, type TestSpan } from './trace-from-spans.ts';

const KINDS = {
  unspecified: SpanKind.Unspecified,
  internal: SpanKind.Internal,
  server: SpanKind.Server,
  client: SpanKind.Client,
  producer: SpanKind.Producer,
  consumer: SpanKind.Consumer,
} as const;
const STATUSES = { unset: StatusCode.Unset, ok: StatusCode.Ok, error: StatusCode.Error } as const;

/** Returns what the source would say of `span` and nothing more; a test adds what it is about. */
export function detailsOf(span: TestSpan): SpanDetails {
  const at = (time: number | null) =>
    time === null ? null : BigInt(TEST_EPOCH_SECONDS) * 1_000_000_000n + BigInt(time);
  return {
    traceId: TEST_TRACE_ID,
    spanId: span.id,
    parentSpanId: span.parent ?? '',
    traceState: '',
    flags: null,
    name: span.name,
    kind: KINDS[span.kind ?? 'internal'],
    status: { code: STATUSES[span.status ?? 'unset'], message: '' },
    startTimeUnixNano: at(span.start),
    endTimeUnixNano: at(span.end),
    attributes: [],
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    resource: {
      attributes: [{ key: 'service.name', value: { type: 'string', value: span.service } }],
      droppedAttributesCount: 0,
      schemaUrl: '',
    },
    scope: null,
    warnings: [],
    origin: '',
  };
}
