import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openStream } from './open-stream.ts';
import { readStream } from './read-document.ts';
import { TraceReading } from './trace-reading.ts';
import { zipOf } from './zip-for-tests.ts';

const SPAN = { traceId: '5b8efff798038103d269b633813fc60c', startTimeUnixNano: '10', endTimeUnixNano: '20' };

/** An OTLP document of one span of one trace. */
function documentOf(spanId: string): string {
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...SPAN, spanId, name: spanId }] }] }] });
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([new Uint8Array(bytes)]).stream();
}

async function read(zip: Uint8Array) {
  const reading = new TraceReading();
  const teller = { ask: () => {}, begin: () => {}, forgetTotal: () => {}, tell: () => {} };
  const problems = await readStream(streamOf(zip), 'a.zip', zip.length, reading, teller);
  const traces = reading.finish().length;
  return { spans: reading.spanCount, traces, problems, defects: reading.inputDefects.map(({ type }) => type) };
}

const ALL = { traces: 1, problems: [], defects: [] };

describe('a zip', () => {
  test.each([0, 8] as const)('of one file is that file: method %i', async (method) => {
    expect(await read(zipOf([{ name: 'a.json', content: documentOf('01'), method }]))).toEqual({ ...ALL, spans: 1 });
  });

  test('of several files is all of them, merged by trace id', async () => {
    const files = ['01', '02', '03'].map((id) => ({ name: `${id}.json`, content: documentOf(id) }));
    expect(await read(zipOf(files))).toEqual({ ...ALL, spans: 3 });
  });

  test('may hold packed files', async () => {
    const files = [{ name: 'a.json.gz', content: gzipSync(documentOf('01')), method: 0 as const }];
    expect(await read(zipOf(files))).toEqual({ ...ALL, spans: 1 });
  });

  test('is read without its folders and what systems put beside files', async () => {
    const beside = ['folder/', '__MACOSX/._a.json', '.DS_Store'].map((name) => ({ name, content: 'x' }));
    const files = [...beside, { name: 'folder/a.json', content: documentOf('01') }];
    expect(await read(zipOf(files))).toEqual({ ...ALL, spans: 1 });
  });

  test('with a file that is no trace gives the others, and tells which', async () => {
    const files = [
      { name: 'a.json', content: documentOf('01') },
      { name: 'README.txt', content: 'Hello' },
    ];
    const { spans, problems } = await read(zipOf(files));
    expect([spans, problems.map(({ address, kind }) => [address, kind])]).toEqual([
      1,
      [['a.zip: README.txt', 'unknown_format']],
    ]);
  });

  test('with a remark behind it is read', async () => {
    const zip = zipOf([{ name: 'a.json', content: documentOf('01') }]);
    expect(await read(new Uint8Array([...zip, ...new TextEncoder().encode('a remark')]))).toEqual({ ...ALL, spans: 1 });
  });

  test('that is cut gives the files that are there, and says where one is cut', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => documentOf(`${index * 2_654_435}`)).join('\n');
    const zip = zipOf([
      { name: 'a.json', content: documentOf('01') },
      { name: 'b.jsonl', content: lines },
    ]);
    const { spans, defects } = await read(zip.subarray(0, Math.floor(zip.length / 2)));
    expect(spans).toBeGreaterThan(10);
    expect(defects).toContain('truncated');
  });

  test.each([
    ['nothing in it', zipOf([]), 'without a file'],
    ['folders alone', zipOf([{ name: 'folder/', content: '' }]), 'without a file'],
    ['an encrypted file', zipOf([{ name: 'a', content: 'x', flags: 1 }]), 'encrypted'],
    ['an unknown packing', zipOf([{ name: 'a', content: 'x', method: 99 }]), 'number 99'],
  ])('with %s is refused in a sentence', async (_name, zip, words) => {
    const problem = { kind: 'unsupported_format', sentence: expect.stringContaining(words) };
    await expect(openStream(streamOf(zip))).rejects.toMatchObject({ problem });
  });

  test('with any of its bytes changed is read or refused, and nothing else', async () => {
    const zip = zipOf([{ name: 'a.json', content: documentOf('01') }]);
    for (let at = 0; at < zip.length; at++) {
      for (const byte of [0x00, 0xff]) await openStream(streamOf(zip.with(at, byte))).catch(isLoadError);
    }
  });
});

function isLoadError(error: unknown): void {
  expect(error).toHaveProperty('problem');
}
