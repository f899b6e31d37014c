import { describe, expect, test } from 'vitest';
import { LoadError } from './load-problem.ts';
import type { TraceMessage } from './messages.ts';
import { columnsOf } from './pack-table.ts';
import { TraceReading } from './trace-reading.ts';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';

/** A span as OTLP writes it; times in milliseconds. */
function span(id: number, parent: number, startMs: number, endMs: number, more: object = {}): object {
  const hex = (number: number) => (number === 0 ? '' : number.toString(16).padStart(16, '0'));
  return {
    traceId: TRACE_ID,
    spanId: hex(id),
    parentSpanId: hex(parent),
    name: `span ${id}`,
    startTimeUnixNano: String(1784000000000000000n + BigInt(startMs) * 1_000_000n),
    endTimeUnixNano: String(1784000000000000000n + BigInt(endMs) * 1_000_000n),
    ...more,
  };
}

function documentOf(spans: readonly object[], service = 'shop'): string {
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: service } }] };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
}

async function read(...texts: readonly string[]): Promise<TraceReading> {
  const reading = new TraceReading();
  for (const [i, text] of texts.entries()) {
    reading.beginDocument(`file-${i}.json`);
    reading.push(new TextEncoder().encode(text));
    await reading.endDocument();
  }
  return reading;
}

/** The format's reader is fetched when its format is seen, which takes a moment the first time. */
async function readerIsThere(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

function keysOf({ table }: TraceMessage): string[] {
  return Array.from(table.idLow.subarray(0, table.length), (low) => low.toString());
}

async function problemOf(action: () => Promise<unknown>): Promise<unknown> {
  try {
    return await action();
  } catch (error) {
    return error instanceof LoadError ? error.problem : error;
  }
}

describe('TraceReading', () => {
  test.each([1, 100_000, 1e15])('reads all spans of a document that says it is %d bytes long', async (totalBytes) => {
    const spans = Array.from({ length: 3000 }, (_, i) => span(i + 1, i, i, i + 1));
    const reading = new TraceReading();
    reading.beginDocument('long.json', totalBytes);
    const bytes = new TextEncoder().encode(documentOf(spans));
    for (let from = 0; from < bytes.length; from += 1 << 16) {
      reading.push(bytes.subarray(from, from + (1 << 16)));
      await reading.ready;
    }
    await reading.endDocument();
    expect(reading.finish()).toMatchObject([{ spanCount: 3000 }]);
    expect(keysOf(reading.trace(0))).toEqual(spans.map((_, i) => String(i + 1)));
  });

  test('merges documents by trace id, whichever holds the parent', async () => {
    const reading = await read(documentOf([span(2, 1, 10, 20)], 'cart'), documentOf([span(1, 0, 0, 30)], 'web'));
    const [summary] = reading.finish();
    expect(summary).toMatchObject({ traceId: TRACE_ID, rootService: 'web', spanCount: 2, serviceCount: 2 });
    expect(reading.trace(0).table.defects).toEqual([]);
    expect((await reading.details(0, 0, 2)).map((details) => details.origin)).toEqual(['file-1.json', 'file-0.json']);
  });

  test('gives each trace of a file a line, in order of first appearance', async () => {
    const other = { ...span(1, 0, 5, 6), traceId: '1'.repeat(32) };
    const summaries = (await read(documentOf([other, span(1, 0, 0, 30), span(2, 1, 1, 2)]))).finish();
    expect(summaries.map(({ traceId, spanCount }) => [traceId, spanCount])).toEqual([
      ['1'.repeat(32), 1],
      [TRACE_ID, 2],
    ]);
  });

  test('one start that was never set makes no trace of decades, and no title', async () => {
    const unset = span(2, 0, 0, 0, { startTimeUnixNano: '0', endTimeUnixNano: '0' });
    const [summary] = (await read(documentOf([unset, span(1, 0, 0, 30)]))).finish();
    expect(summary).toMatchObject({ rootName: 'span 1', duration: 30_000_000, spanCount: 2 });
  });

  test('a trace of a clock that began at zero is as long as it was', async () => {
    const spans = [span(1, 0, 0, 0, { startTimeUnixNano: '0', endTimeUnixNano: '5000' })];
    const [summary] = (await read(documentOf(spans))).finish();
    expect(summary).toMatchObject({ startTimeUnixNano: 0n, duration: 5000 });
  });

  test('puts a span without a trace id with the others', async () => {
    const { traceId: _, ...unnamed } = { traceId: '', ...span(2, 1, 1, 2) };
    const summaries = (await read(documentOf([unnamed, span(1, 0, 0, 30)]))).finish();
    expect(summaries.map(({ spanCount }) => spanCount)).toEqual([2]);
  });

  test('reads the exact details of a row from its bytes', async () => {
    const value = { intValue: '9223372036854775807' };
    const reading = await read(documentOf([span(1, 0, 0, 30, { attributes: [{ key: 'big', value }] })]));
    reading.finish();
    reading.trace(0);
    const [details] = await reading.details(0, 0, 1);
    expect(details.attributes).toEqual([{ key: 'big', value: { type: 'int', value: 9223372036854775807n } }]);
    expect(details.startTimeUnixNano).toBe(1784000000000000000n);
    expect(details.resource.attributes[0].value).toEqual({ type: 'string', value: 'shop' });
  });

  test('tells the schemas that stand beside resource and scope', async () => {
    const schemas = ['https://example.com/schemas/1', 'https://example.com/schemas/2'] as const;
    const { resourceSpans } = JSON.parse(documentOf([span(1, 0, 0, 30)]));
    const scopeSpans = [{ scope: { name: 'http' }, ...resourceSpans[0].scopeSpans[0], schemaUrl: schemas[1] }];
    const reading = await read(
      JSON.stringify({ resourceSpans: [{ ...resourceSpans[0], scopeSpans, schemaUrl: schemas[0] }] }),
    );
    reading.finish();
    reading.trace(0);
    const [{ resource, scope }] = await reading.details(0, 0, 1);
    expect([resource.schemaUrl, scope?.schemaUrl]).toEqual(schemas);
  });

  test('gives a row’s JSON as received, laid out', async () => {
    const text = documentOf([span(1, 0, 0, 30)]).replace('"name"', '"odd" : 9007199254740993, "name"');
    const reading = await read(text);
    reading.finish();
    reading.trace(0);
    expect(await (await reading.spanJson(0, 0)).text()).toContain('\n  "odd": 9007199254740993,\n  "name": "span 1"');
  });

  test('shows any part of a span that is too large to read twice', async () => {
    const attributes = Array.from({ length: 10_000 }, (_, i) => ({ key: `key.${i}`, value: { intValue: i } }));
    const reading = await read(documentOf([span(1, 0, 0, 30, { attributes }), span(2, 1, 0, 30)]));
    reading.finish();
    reading.trace(0);
    const keyAt = async (row: number, from: number) => {
      const { attributes: some } = await reading.excerpt(0, row, { list: 'attributes', from, to: from + 1 });
      return some.items[0]?.key;
    };
    expect([await keyAt(0, 9999), await keyAt(1, 0), await keyAt(0, 5000)]).toEqual([
      'key.9999',
      undefined,
      'key.5000',
    ]);
  });

  test('gives all rows in turn to be written, with the columns that the page has taken', async () => {
    const reading = await read(documentOf(Array.from({ length: 5001 }, (_, i) => span(i + 1, i === 0 ? 0 : 1, i, i))));
    reading.finish();
    const { table } = reading.trace(0);
    structuredClone(table.parent, { transfer: [table.parent.buffer] });
    const names: string[] = [];
    for (let from = 0; from < 5001; from = names.length) {
      const { table: written, details } = await reading.rowsToWrite(0, from);
      expect(written.parent[from]).toBe(from === 0 ? -1 : 0);
      names.push(...details.map(({ name }) => name));
    }
    expect(names).toEqual(Array.from({ length: 5001 }, (_, i) => `span ${i + 1}`));
  });

  test('a trace that is asked for again is the same, though the first has left', async () => {
    const reading = await read(documentOf([span(2, 1, 10, 20), span(1, 0, 0, 30), span(3, 9, 5, 6)]));
    reading.finish();
    const first = reading.trace(0);
    const seen = structuredClone(first);
    structuredClone(first, { transfer: columnsOf(first) });
    expect(structuredClone(reading.trace(0))).toEqual(seen);
    expect((await reading.details(0, 0, 3)).map(({ name }) => name)).toEqual(['span 1', 'span 2', 'span 3']);
  });

  test('rows once shown while bytes arrive never move', async () => {
    const spans = Array.from({ length: 400 }, (_, i) => span(400 - i, Math.floor((400 - i) / 3), i % 7, 50 + (i % 11)));
    const bytes = new TextEncoder().encode(documentOf(spans));
    const reading = new TraceReading();
    reading.beginDocument('x');
    const previews: string[][] = [];
    for (let at = 0; at < bytes.length; at += 500) {
      reading.push(bytes.subarray(at, at + 500));
      await readerIsThere();
      const preview = reading.preview();
      if (preview !== null) previews.push(keysOf(preview));
    }
    expect(previews.length).toBeGreaterThan(3);
    for (let i = 1; i < previews.length; i++) {
      expect(previews[i].slice(0, previews[i - 1].length)).toEqual(previews[i - 1]);
    }
  });

  test('what came before a silence is shown, though it all came at once', async () => {
    const reading = new TraceReading();
    reading.beginDocument('x');
    reading.push(new TextEncoder().encode(documentOf([span(1, 0, 0, 30), span(2, 1, 10, 20)])).slice(0, -20));
    await readerIsThere();
    expect(reading.spanCount).toBeGreaterThan(0);
    expect(reading.preview()).not.toBeNull();
  });

  test('a preview marks nothing as missing that may still come', async () => {
    const reading = new TraceReading();
    reading.beginDocument('x');
    const text = documentOf([span(2, 1, 10, 20), span(1, 0, 0, 30)]);
    const cut = text.indexOf('},{"traceId') + 2;
    reading.push(new TextEncoder().encode(text.slice(0, cut)));
    await readerIsThere();
    reading.push(new TextEncoder().encode(text.slice(cut, cut + 20)));
    expect(reading.preview()?.table).toMatchObject({ length: 1, defects: [], marks: Uint32Array.of(0) });
  });

  test.each([
    ['', 'it is empty'],
    ['<!DOCTYPE html><html></html>', 'it is a web page'],
    ['{"name":"x","version":1}', 'JSON with the keys name, version'],
    ['[1,2]', 'JSON without keys, beginning with [1,2]'],
    ['hello', 'it is text, beginning with “hello”'],
    ['PK\u0001\u0000\u0000', 'it is binary'],
  ])('says what it saw in %j', async (text, seen) => {
    expect(await problemOf(() => read(text))).toMatchObject({
      kind: 'unknown_format',
      sentence: `This is no trace that can be read: ${seen}.`,
    });
  });
});

describe('broken bytes', () => {
  const spans = [span(1, 0, 0, 30), span(2, 1, 1, 2), span(3, 1, 3, 4), span(4, 1, 5, 6)];

  test('a broken span costs itself and is told', async () => {
    const reading = await read(documentOf(spans).replace('"name":"span 2"', '"name":"span 2'));
    expect(reading.finish()[0].spanCount).toBe(3);
    expect(reading.inputDefects).toMatchObject([{ type: 'unreadable_span', count: 1 }]);
  });

  test('an answer cut off in the middle keeps what came', async () => {
    const text = documentOf(spans);
    const reading = await read(text.slice(0, text.indexOf('span 4')));
    expect(reading.finish()[0].spanCount).toBe(3);
    expect(reading.inputDefects).toMatchObject([{ type: 'truncated' }]);
  });

  test('a broken line costs that line', async () => {
    const lines = spans.map((each) => documentOf([each]));
    lines[1] = lines[1].replace('"scopeSpans":[', '"scopeSpans":');
    const reading = await read(lines.join('\n'));
    reading.finish();
    expect(reading.inputDefects.length).toBeGreaterThan(0);
    expect(reading.trace(0).table.length).toBeGreaterThanOrEqual(3);
  });

  test('spans under a key that nobody knows are not passed over in silence', async () => {
    const reading = await read(documentOf(spans), documentOf(spans).replace('"spans"', '"spanz"'));
    reading.finish();
    expect(reading.inputDefects).toMatchObject([{ type: 'skipped_content' }]);
  });

  test('spans behind a lost resource are not given to another service', async () => {
    const [a, b] = [documentOf(spans.slice(0, 2), 'web'), documentOf(spans.slice(2), 'cart')];
    const broken = a.replace('"name":"span 2"', '"name":"span 2').replace(/\]\}\]\}\]\}$/, '');
    const reading = await read(`${broken}]}]},${b.slice('{"resourceSpans":['.length)}`);
    reading.finish();
    const { table } = reading.trace(0);
    const serviceOf = new Map(Array.from(table.idLow, (id, row) => [id, table.services[table.service[row]].name]));
    expect(serviceOf.get(3)).not.toBe(serviceOf.get(1));
  });
});
