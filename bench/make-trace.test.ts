import { expect, test } from 'vitest';
import { jaegerJson } from './jaeger-json.ts';
import { otlpJson } from './otlp-json.ts';
import { traceShape } from './trace-shape.ts';

const COUNT = 10_000;
const shape = traceShape(COUNT, 2026);
const jaegerText = [...jaegerJson(shape)].join('');
const [trace] = JSON.parse(jaegerText).data;
const spans: {
  spanID: string;
  references: { spanID: string }[];
  startTime: number;
  duration: number;
  tags: unknown[];
  logs: unknown[];
}[] = trace.spans;

const share = (count: number) => count / COUNT;

test('the trace has exactly the spans asked for, each with an id of its own', () => {
  expect(spans.length).toBe(COUNT);
  expect(new Set(spans.map(({ spanID }) => spanID)).size).toBe(COUNT);
});

test('the trace has one root, 12 services and at most 12 levels', () => {
  expect(spans.filter(({ references }) => references.length === 0).length).toBe(1);
  expect(Object.keys(trace.processes).length).toBe(12);
  expect(new Set(shape.service).size).toBe(12);
  const depth = new Uint8Array(COUNT);
  for (let span = 1; span < COUNT; span++) depth[span] = depth[shape.parent[span]] + 1;
  expect(Math.max(...depth)).toBe(11);
});

test('spans come in the order in which they ended', () => {
  const ends = spans.map(({ startTime, duration }) => startTime + duration);
  expect(ends.every((end, i) => i === 0 || end >= ends[i - 1])).toBe(true);
});

test('spans have 8 to 12 attributes, some of them events, a few of them errors', () => {
  // An error adds two tags to Jaeger's JSON.
  const counts = spans.map(({ tags }, i) => tags.length - 2 * shape.isError[shape.byEnd[i]]);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([8, 12]);
  expect(share(shape.hasEvents.reduce((sum, has) => sum + has, 0))).toBeCloseTo(0.15, 1);
  expect(share(shape.isError.reduce((sum, is) => sum + is, 0))).toBeCloseTo(0.01, 2);
});

test('a span is about 0.96 kB of Jaeger JSON', () => {
  expect(Math.abs(jaegerText.length / COUNT - 960)).toBeLessThan(20);
});

test('OTLP JSON has the same spans below the same parents', () => {
  const groups: { scopeSpans: { spans: { spanId: string; parentSpanId: string }[] }[] }[] = JSON.parse(
    [...otlpJson(shape)].join(''),
  ).resourceSpans;
  const otlp = groups.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const edges = otlp.map(({ spanId, parentSpanId }) => `${spanId} ${parentSpanId}`).sort();
  expect(edges).toEqual(spans.map(({ spanID, references }) => `${spanID} ${references[0]?.spanID ?? ''}`).sort());
});
