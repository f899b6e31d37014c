import { describe, expect, test } from 'vitest';
import { type Answering, startAnswering } from '../testing/answering-server.ts';
import { readSource } from './read-source.ts';
import { TraceReading } from './trace-reading.ts';

const [ONE, TWO, THREE] = ['0a', '0b', '0c'].map((digits) => digits.repeat(16));

/** Any format would do: what a document is, it shows by itself. */
function documentOf(traceIds: readonly string[]): string {
  const spans = traceIds.map((traceId) => ({ traceId, spanId: '0000000000000001', startTimeUnixNano: '1' }));
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

/** Has these traces, asked for at once or each alone. */
function serving(traceIds: readonly string[], several: Answering = servingSeveral(traceIds)): Answering {
  return (request, response) => {
    const alone = /^\/api\/v2\/trace\/(.*)$/.exec(request.url ?? '')?.[1];
    if (alone === undefined) several(request, response);
    else if (traceIds.includes(alone)) response.end(documentOf([alone]));
    else response.writeHead(404).end(`${alone} not found`);
  };
}

function servingSeveral(traceIds: readonly string[]): Answering {
  return (request, response) => {
    const asked = new URL(request.url ?? '', 'http://host').searchParams.get('traceIds')?.split(',') ?? [];
    const had = asked.filter((id) => traceIds.includes(id));
    response.end(had.length === 0 ? '[]' : documentOf(had));
  };
}

async function read(answering: Answering, traceIds: readonly string[]) {
  const server = await startAnswering(answering);
  const backend = { name: 'test', kind: 'zipkin', url: server.url };
  const reading = new TraceReading();
  const telling = { onProgress: () => {}, onPreview: () => {}, onLearnt: () => {} };
  const signal = AbortSignal.timeout(5000);
  const { missing } = await readSource({ type: 'backend', backends: [backend], traceIds }, reading, {
    ...telling,
    signal,
  });
  const paths = server.requests.map((path) => path.split('?')[0]);
  return { came: reading.traceIds, missing: missing.map(({ kind }) => kind), paths };
}

describe('several traces of a backend that can be asked for them at once', () => {
  test('are asked for once', async () => {
    const { came, missing, paths } = await read(serving([ONE, TWO]), [ONE, TWO]);
    expect([came, missing, paths]).toEqual([[ONE, TWO], [], ['/api/v2/traceMany']]);
  });

  test('that it has not are asked for alone, and told', async () => {
    const { came, missing, paths } = await read(serving([ONE, TWO]), [ONE, THREE, TWO]);
    expect([came, missing]).toEqual([[ONE, TWO], ['not_found']]);
    expect(paths).toEqual(['/api/v2/traceMany', `/api/v2/trace/${THREE}`]);
  });

  test('are asked for one by one where it does not know the question', async () => {
    const refusing: Answering = (_request, response) => response.writeHead(404).end('404 Not Found');
    const { came, paths } = await read(serving([ONE, TWO], refusing), [ONE, TWO]);
    expect(came).toEqual([ONE, TWO]);
    expect(paths).toEqual(['/api/v2/traceMany', `/api/v2/trace/${ONE}`, `/api/v2/trace/${TWO}`]);
  });

  test('with a short id among them are not asked for twice', async () => {
    const short = '0000000000000000abcdef0123456789';
    const { paths } = await read(serving([ONE, short]), [ONE, 'ABCDEF0123456789']);
    expect(paths).toEqual(['/api/v2/traceMany']);
  });
});
