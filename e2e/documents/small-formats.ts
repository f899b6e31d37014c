/** The trace that the envelope and the OTLP document are parts of. */
export const JOINED_TRACE_ID = '5e0f5e0f5e0f5e0f5e0f5e0f5e0f5e0f';
/** 20 November 2026, 12:00 UTC; seconds. */
const START = 1_795_176_000;

/** A document of a small format: its file's name, its text, and a row that it gives. */
export interface SmallDocument {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly rowCount: number;
  readonly row: RegExp;
}

const ZIPKIN = JSON.stringify([
  part('1', '', 'CLIENT', 'web', 'get /cart', 0, 90),
  part('2', '1', 'SERVER', 'cart', 'get /cart', 10, 80),
]);

function part(id: string, parentId: string, kind: string, serviceName: string, name: string, from: number, to: number) {
  const [traceId, timestamp, duration] = ['21'.repeat(8), START * 1e6 + from * 1000, (to - from) * 1000];
  return { traceId, id: id.repeat(16), parentId, kind, name, timestamp, duration, localEndpoint: { serviceName } };
}

const CHROME = JSON.stringify({
  traceEvents: [
    { ph: 'M', pid: 1, tid: 1, name: 'process_name', args: { name: 'Renderer' } },
    { ph: 'M', pid: 1, tid: 1, name: 'thread_name', args: { name: 'main' } },
    { ph: 'X', pid: 1, tid: 1, ts: 5000, dur: 3000, name: 'parse' },
    { ph: 'X', pid: 1, tid: 1, ts: 90_000, dur: 4000, name: 'paint', args: { layer: 'footer' } },
  ],
});

const SEGMENT = {
  trace_id: '1-5e0f5e0f-5e0f5e0f5e0f5e0f5e0f5e0f',
  id: 'a'.repeat(16),
  name: 'orders',
  start_time: START,
  end_time: START + 0.2,
  subsegments: [{ id: 'b'.repeat(16), name: 'table', start_time: START, end_time: START + 0.1, namespace: 'aws' }],
};
const X_RAY = JSON.stringify({
  Traces: [{ Id: SEGMENT.trace_id, Segments: [{ Id: SEGMENT.id, Document: JSON.stringify(SEGMENT) }] }],
});

const DATADOG = JSON.stringify([
  [
    {
      trace_id: 4_611_686_018_427,
      span_id: 77,
      parent_id: 0,
      service: 'billing',
      name: 'flask.request',
      resource: 'GET /invoice',
      type: 'web',
      start: START * 1e9,
      duration: 5e7,
      error: 0,
      meta: { 'http.method': 'GET' },
      metrics: {},
    },
  ],
]);

const ENVELOPE = [
  { event_id: 'e'.repeat(32), sent_at: '2026-11-20T12:00:01.000Z' },
  { type: 'transaction' },
  {
    type: 'transaction',
    event_id: 'e'.repeat(32),
    transaction: '/checkout',
    release: `shop@${'26.11.0+'.padEnd(60, '9')}`,
    start_timestamp: START,
    timestamp: START + 0.3,
    contexts: { trace: { trace_id: JOINED_TRACE_ID, span_id: '1'.repeat(16), op: 'pageload' } },
    spans: [
      {
        trace_id: JOINED_TRACE_ID,
        span_id: '2'.repeat(16),
        parent_span_id: '1'.repeat(16),
        op: 'http.client',
        description: 'GET /api/cart',
        start_timestamp: START + 0.05,
        timestamp: START + 0.25,
      },
    ],
  },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

export const ZIPKIN_DOCUMENT: SmallDocument = {
  name: 'cart.zipkin.json',
  text: ZIPKIN,
  title: 'Zipkin JSON',
  rowCount: 2,
  row: /cart.*get \/cart/i,
};
export const CHROME_DOCUMENT: SmallDocument = {
  name: 'page.json',
  text: CHROME,
  title: 'Chrome trace events',
  rowCount: 3,
  row: /paint/,
};
export const SENTRY_DOCUMENT: SmallDocument = {
  name: 'checkout.envelope.txt',
  text: ENVELOPE,
  title: 'Sentry envelopes',
  rowCount: 2,
  row: /http\.client GET/,
};

/** One of each of five formats. */
export const SMALL_DOCUMENTS: readonly SmallDocument[] = [
  ZIPKIN_DOCUMENT,
  CHROME_DOCUMENT,
  { name: 'orders.txt', text: X_RAY, title: 'AWS X-Ray segments', rowCount: 2, row: /table/ },
  { name: 'billing.json', text: DATADOG, title: 'Datadog spans', rowCount: 1, row: /invoice|flask/ },
  SENTRY_DOCUMENT,
];
