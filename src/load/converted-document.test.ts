import { describe, expect, test } from 'vitest';
import { readDocument } from './read-for-tests.ts';
import { TraceReading } from './trace-reading.ts';

const ROWS = [1, 2, 3].map((id) => ({
  'trace.trace_id': 'a',
  'trace.span_id': `b${id}`,
  'service.name': 'shop',
  name: `step ${id}`,
  timestamp: '2026-08-01T10:00:00Z',
  duration_ms: id,
}));
const HONEYCOMB = JSON.stringify(ROWS);
const OTLP = JSON.stringify({
  resourceSpans: [
    { scopeSpans: [{ spans: [{ traceId: '0b', spanId: '0c', name: 'plain', startTimeUnixNano: '5' }] }] },
  ],
});

describe('a document that is rewritten', () => {
  test('comes to the same in whatever pieces its bytes arrive', async () => {
    const whole = await readDocument(HONEYCOMB);
    const cut = await readDocument(
      HONEYCOMB,
      Array.from({ length: HONEYCOMB.length - 1 }, (_, i) => i + 1),
    );
    expect(cut.tables).toEqual(whole.tables);
  });

  test('is given back as it was received, beside others', async () => {
    const reading = new TraceReading();
    for (const text of [OTLP, HONEYCOMB, OTLP]) {
      reading.beginDocument('test');
      await reading.receive(new TextEncoder().encode(text));
      await reading.endDocument();
    }
    expect(await (await reading.received()).text()).toBe(OTLP + HONEYCOMB + OTLP);
    expect(reading.finish().map(({ spanCount }) => spanCount)).toEqual([1, 3]);
  });

  test('says of each span what it was made of', async () => {
    const reading = new TraceReading();
    for (const text of [HONEYCOMB, OTLP]) {
      reading.beginDocument('test');
      await reading.receive(new TextEncoder().encode(text));
      await reading.endDocument();
    }
    for (const [number] of reading.finish().entries()) reading.trace(number);
    const documents = [await reading.excerpt(0, 0, null), await reading.excerpt(1, 0, null)].map(
      (each) => each.document,
    );
    expect(documents).toContainEqual({ format: 'Honeycomb rows', isRewritten: true });
    expect(documents).toContainEqual({ format: 'OTLP JSON', isRewritten: false });
  });

  test.each([
    [
      'JSON',
      '[{"trace.trace_id":"1","trace.span_id":"a","name":"n","timestamp":"2026-01-01T00:00:00Z"}]',
      'application/json',
    ],
  ])('keeps the type of %s', async (_, text, type) => {
    const reading = new TraceReading();
    reading.beginDocument('test');
    await reading.receive(new TextEncoder().encode(text));
    await reading.endDocument();
    expect((await reading.received()).type).toBe(type);
  });

  test('larger than what a format shows itself by is collected to its end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ ...ROWS[0], 'trace.span_id': `c${i}` }));
    const text = JSON.stringify(rows);
    const { spanCount, inputDefects } = await readDocument(text, [1 << 19, 1 << 20, (1 << 20) + 1, 3 << 19]);
    expect(spanCount).toBe(20_000);
    expect(inputDefects).toEqual([]);
  });

  test('and becomes very many times as long is read as far as there is room, and that is told', async () => {
    const lanes = Array.from({ length: 200 }, (_, tid) => ({ ph: 'X', name: 'work', pid: 1, tid, ts: tid, dur: 1 }));
    const labels = { ph: 'M', name: 'process_labels', pid: 1, args: { labels: 'x'.repeat(1_000_000) } };
    const text = JSON.stringify({ traceEvents: [labels, ...lanes] });
    const reading = new TraceReading();
    reading.beginDocument('test');
    await reading.receive(new TextEncoder().encode(text));
    await reading.endDocument();
    expect(reading.keptByteCount).toBeLessThan(67_000_000);
    expect(reading.spanCount).toBe(64);
    expect(reading.inputDefects).toMatchObject([{ type: 'truncated', count: 1 }]);
    expect(reading.inputDefects[0].detail).toMatch(
      /^The 1,0\d\d,\d{3} bytes received would be more than 64,000,000 bytes .*: 64 spans were read, the rest was left out\.$/,
    );
  });
});
