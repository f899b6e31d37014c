import { expect, test } from 'vitest';
import { startAnswering } from '../testing/answering-server.ts';
import type { LoadProgress, TraceMessage } from './messages.ts';
import { readSource } from './read-source.ts';
import { TraceReading } from './trace-reading.ts';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';
/** Two spans, and the beginning of a third. */
const BEGINNING = `{"trace":{"resourceSpans":[{"scopeSpans":[{"spans":[
  {"traceId":"${TRACE_ID}","spanId":"0000000000000001","startTimeUnixNano":"1000","endTimeUnixNano":"9000"},
  {"traceId":"${TRACE_ID}","spanId":"0000000000000002","startTimeUnixNano":"2000","endTimeUnixNano":"3000"},
  {"traceId":"${TRACE_ID}",`;

test('what one chunk brought before a silence is counted and shown', async () => {
  const server = await startAnswering((_request, response) => response.write(BEGINNING));
  const backend = { name: 'test', kind: 'tempo', url: server.url };
  const signal = AbortSignal.timeout(5000);
  const progress: LoadProgress[] = [];
  const preview = await new Promise<TraceMessage>((resolve, reject) => {
    const options = { signal, onProgress: (now: LoadProgress) => progress.push(now), onPreview: resolve };
    const source = { type: 'backend', backends: [backend], traceIds: [TRACE_ID] } as const;
    readSource(source, new TraceReading(), { ...options, onLearnt: () => {} }).catch(reject);
  });
  expect(preview.table.length).toBe(2);
  expect(progress.at(-1)).toMatchObject({ bytes: BEGINNING.length, spans: 2 });
});

test('an id whose answer never begins is told as missing, beside one that was read', async () => {
  const other = 'ab'.repeat(16);
  const late = JSON.stringify({ error: { by: 'longpole', cause: 'timeout', message: 'test did not answer.' } });
  const server = await startAnswering((request, response) => {
    if (request.url?.includes(other)) response.writeHead(504).end(late);
    else response.end(BEGINNING);
  });
  const backend = { name: 'test', kind: 'tempo', url: server.url };
  const source = { type: 'backend', backends: [backend], traceIds: [TRACE_ID, other] } as const;
  const options = { signal: AbortSignal.timeout(5000), onProgress: () => {}, onPreview: () => {}, onLearnt: () => {} };
  const { missing } = await readSource(source, new TraceReading(), options);
  expect(missing.map(({ sentence }) => sentence)).toEqual(['test did not answer.']);
});

test('the address is told before it answers', async () => {
  const server = await startAnswering(() => {});
  const backend = { name: 'test', kind: 'tempo', url: server.url };
  const source = { type: 'backend', backends: [backend], traceIds: [TRACE_ID] } as const;
  const asked = await new Promise<LoadProgress>((resolve) => {
    const signal = AbortSignal.timeout(5000);
    const options = { signal, onProgress: resolve, onPreview: () => {}, onLearnt: () => {} };
    readSource(source, new TraceReading(), options).catch(() => {});
  });
  expect(asked).toMatchObject({ bytes: 0, spans: 0, address: expect.stringContaining(`${server.url}api/`) });
});
