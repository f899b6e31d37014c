import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SHOP_DOCUMENT, SHOP_TRACE_ID } from '../documents/shop-trace.ts';
import { portOf } from './free-port.ts';

type Answer = (response: ServerResponse, path: string) => Promise<void>;

const SHOP_JSON = JSON.stringify(SHOP_DOCUMENT);

/** Ways to fail: each is a base address of its own, `${url}${name}/`. */
const ANSWERS = {
  unauthorized: refusal(401, 'token expired'),
  forbidden: refusal(403, 'tenant not allowed'),
  'too-many-requests': refusal(429, 'rate limit of 5 per second'),
  'server-error': refusal(500, 'storage is on fire'),
  unavailable: refusal(503, 'no healthy ingester'),
  html: async (response) =>
    answer(response, 200, 'text/html', '<!doctype html><title>Sign in</title><h1>Please sign in</h1>'),
  redirect: async (response) => {
    response.writeHead(302, { location: '/elsewhere/' });
    response.end();
  },
  /** Stops in the middle of the second span. */
  cut: async (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': SHOP_JSON.length });
    response.write(SHOP_JSON.slice(0, Math.floor(SHOP_JSON.length * 0.4)));
    await sleep(200);
    response.destroy();
  },
  /** Ends in the middle as if that were all. */
  'cut-quietly': async (response) =>
    answer(response, 200, 'application/json', SHOP_JSON.slice(0, Math.floor(SHOP_JSON.length * 0.6))),
  /** A first span, and then nothing more, for as long as the connection lives. */
  stalling: async (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(SHOP_JSON.slice(0, Math.floor(SHOP_JSON.length * 0.4)));
  },
  /** Nothing at all. */
  silent: async () => {},
  /** One span after another, without end. */
  endless: async (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"resourceSpans":[');
    for (let number = 1; !response.destroyed; number++) {
      response.write(`${number > 1 ? ',' : ''}${numberedResource(number)}`);
      await sleep(20);
    }
  },
  /** What Tempo answers when a trace is larger than it may be. */
  partial: async (response) => {
    const body = {
      trace: SHOP_DOCUMENT,
      status: 'PARTIAL',
      message: 'trace exceeds max size of 5000000 bytes',
      metrics: {},
    };
    answer(response, 200, 'application/json', JSON.stringify(body));
  },
  'missing-jaeger': async (response) =>
    answer(response, 404, 'application/json', '{"error":{"httpCode":404,"message":"No traces found"}}'),
  'missing-tempo-v2': async (response) => answer(response, 200, 'application/json', '{"trace":{},"metrics":{}}'),
  /** An older Tempo: no v2, and an empty 404. */
  'missing-tempo-v1': async (response) => {
    response.writeHead(404);
    response.end();
  },
  /** All is well: the shop's trace under whatever id is asked for. */
  working: async (response, path) => answer(response, 200, 'application/json', wrapped(path)),
  /** The shop's trace with its own id, whatever id is asked for. */
  'another-trace': async (response) =>
    answer(response, 200, 'application/json', JSON.stringify({ trace: SHOP_DOCUMENT, metrics: {} })),
  /** All is well, and a page of any origin may read it. */
  'cross-origin': async (response, path) => {
    response.setHeader('access-control-allow-origin', '*');
    const isList = path.endsWith('/api/v3/services');
    answer(response, 200, 'application/json', isList ? '{"services":["gateway","cart"]}' : wrapped(path));
  },
} satisfies Record<string, Answer>;

/** A server that fails in ways to be chosen by address. */
export interface FailingServer {
  /** Returns the base address that fails so. `once` fails the first time with 503, and works after `mend`. */
  readonly base: (name: string) => string;
  /** From now on `once` works. */
  readonly mend: () => void;
  /** Number of answers that are still open. */
  readonly openAnswers: () => number;
  /** Paths asked for so far. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts the server on a free port. */
export async function startFailing(): Promise<FailingServer> {
  let isMended = false;
  let open = 0;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push(path);
    open++;
    response.on('close', () => open--);
    const name = path.split('/')[1] ?? '';
    void answerAs(name === 'once' ? (isMended ? 'working' : 'unavailable') : name)(response, path);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: (name) => `http://127.0.0.1:${portOf(server)}/${name}/`,
    mend: () => {
      isMended = true;
    },
    openAnswers: () => open,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answerAs(name: string): Answer {
  return new Map<string, Answer>(Object.entries(ANSWERS)).get(name) ?? refusal(404, `nothing at ${name}`);
}

/** Jaeger's v3 and Tempo's v2 put the same document under different keys. */
function wrapped(path: string): string {
  const traceId = new URL(path, 'http://localhost').pathname.split('/').at(-1)?.padStart(32, '0') ?? '';
  const document = path.includes('/api/v3/') ? { result: SHOP_DOCUMENT } : { trace: SHOP_DOCUMENT, metrics: {} };
  return JSON.stringify(document).replaceAll(SHOP_TRACE_ID, traceId);
}

function refusal(status: number, words: string): Answer {
  return async (response) => answer(response, status, 'text/plain; charset=utf-8', words);
}

function answer(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType });
  response.end(body);
}

function numberedResource(number: number): string {
  const start = 1_795_176_000_000_000_000n + BigInt(number) * 1_000_000n;
  const span = {
    traceId: SHOP_TRACE_ID,
    spanId: number.toString(16).padStart(16, '0'),
    parentSpanId: number === 1 ? '' : '0000000000000001',
    name: `step ${number}`,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 900_000n),
  };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'endless' } }] };
  return JSON.stringify({ resource, scopeSpans: [{ spans: [span] }] });
}
