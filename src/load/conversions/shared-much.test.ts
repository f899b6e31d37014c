import { expect, test } from 'vitest';
import { readDocument } from '../read-for-tests.ts';

// A format is told by a document's beginning, so that what shows it stands before what is much.
const SPANS = Array.from({ length: 4000 }, (_, at) => at);
const MUCH = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`shared attribute ${at}`, `value ${at}`]));

const newRelic = {
  common: { attributes: MUCH },
  spans: SPANS.map((at) => ({
    'trace.id': 'a1',
    id: `b${at}`,
    timestamp: 1,
    attributes: { 'duration.ms': 1, appName: 's' },
  })),
};
const datadog = {
  tracerPayloads: SPANS.map((at) => ({
    chunks: [
      { spans: [{ traceID: '1', spanID: `${at + 1}`, service: `s${at}`, start: '5', duration: '1', meta: {} }] },
    ],
  })),
  ...MUCH,
};
const elastic = [
  { metadata: {} },
  { span: { id: 'c', trace_id: 'a1', name: 's', timestamp: 1, duration: 1 } },
  { metadata: { service: { name: 's' }, labels: MUCH } },
  ...SPANS.map((at) => ({
    span: {
      id: `b${at}`,
      trace_id: 'a1',
      name: 's',
      timestamp: 1,
      duration: 1,
      context: { service: { name: `s${at}` } },
    },
  })),
];

test.each([
  ['New Relic rows', JSON.stringify([{ ...newRelic, common: {}, spans: newRelic.spans.slice(0, 1) }, newRelic])],
  ['Datadog spans', JSON.stringify(datadog)],
  ['Elastic APM events', elastic.map((line) => JSON.stringify(line)).join('\n')],
])(
  '%s that share much are put together one by one, as far as there is room',
  { timeout: 20_000 },
  async (_name, document) => {
    const { spanCount, inputDefects } = await readDocument(document);
    expect(spanCount).toBeGreaterThan(20);
    expect(spanCount).toBeLessThan(200);
    expect(inputDefects).toMatchObject([
      { type: 'truncated', detail: expect.stringContaining('the rest was left out') },
    ]);
  },
);
