import { LoadError } from '../load-problem.ts';
import { brokenProblem, isOwnOrigin, networkProblem } from '../network-problem.ts';
import type { BackendConfig } from '../trace-source.ts';
import type { AnswerHead, ApiRequest } from './backend.ts';
import type { ApiGet } from './backend-api.ts';
import { BodySource, type OnChunk, SilenceWatch } from './body-source.ts';

/**
 * How long a server may be silent, before the first byte and between any two. A little longer than our own proxy waits,
 * whose answer then says what it waited for.
 */
export const SILENCE_MILLISECONDS = 65_000;

/** Enough to tell a trace from an answer that there is none. */
const TRACE_START_BYTES = 4096;
/** More than any list of services or sentence of a server that is worth reading. */
const WHOLE_BYTES = 1_048_576;

/** How an answer is waited for. */
export interface AnswerOptions {
  readonly signal: AbortSignal;
  readonly silenceMilliseconds: number;
  /** The whole body belongs to the head, up to 1 MB. A refusal's always does. */
  readonly isShort: boolean;
}

/** Where a request goes, and which address is told of it. */
export interface BackendCall {
  readonly url: string;
  readonly told: string;
}

/** An answer whose head has been looked at. To be ended with `forward` or `close`. */
export interface OpenAnswer {
  readonly head: AnswerHead;
  /** Bytes to come in all, 0 where that is not told. */
  readonly totalBytes: number;
  /** Gives the body from its first byte. Resolves with why it broke off, empty if it did not. Rejects as `openAnswer`. */
  readonly forward: (onChunk: OnChunk) => Promise<string>;
  /** Reads no further. */
  readonly close: () => void;
}

/**
 * Sends a GET and waits for the head of the answer, whatever its status. Rejects with a LoadError where there is no
 * answer: no connection, silence, the caller gave up, the body broke off before its first byte.
 */
export async function openAnswer(call: BackendCall, accept: string, options: AnswerOptions): Promise<OpenAnswer> {
  const watch = new SilenceWatch(options.signal, options.silenceMilliseconds);
  const { told } = call;
  try {
    const response = await fetchHead(call, accept, watch);
    const source = new BodySource(response, watch, told);
    const isWhole = options.isShort || response.status !== 200;
    const start = await source.peek(isWhole ? WHOLE_BYTES : TRACE_START_BYTES, !isWhole);
    if (start === '' && source.broken !== '' && response.status === 200) {
      throw new LoadError(brokenProblem(response.status, told, source.broken));
    }
    return {
      head: headOf(response, start, told),
      totalBytes: source.isPacked ? 0 : totalBytes(response),
      forward: async (onChunk) => {
        try {
          await source.forward(onChunk);
          return source.broken;
        } finally {
          watch.end();
        }
      },
      close: () => watch.end(),
    };
  } catch (error) {
    watch.end();
    throw error;
  }
}

/** Returns the GET that a backend's probe asks with, below the backend's base address. */
export function apiGet(config: BackendConfig, silenceMilliseconds: number, onAsk: (told: string) => void): ApiGet {
  return async (request, signal) => {
    const options = { signal, silenceMilliseconds, isShort: true };
    const call = callOf(config, request);
    onAsk(call.told);
    const answer = await openAnswer(call, request.accept, options);
    answer.close();
    return answer.head;
  };
}

/** Returns where a request to a backend goes. */
export function callOf(config: BackendConfig, request: ApiRequest): BackendCall {
  return { url: below(config.url, request.path), told: below(toldAddress(config), request.path) };
}

/** Returns a backend's base address as people are told it: its own, also where our server asks in our place. */
export function toldAddress({ address, url }: BackendConfig): string {
  return address ?? url;
}

function below(base: string, path: string): string {
  return `${base.replace(/\/*$/, '/')}${path}`;
}

async function fetchHead({ url, told }: BackendCall, accept: string, watch: SilenceWatch): Promise<Response> {
  try {
    // Credentials of other origins stay out: an answer to them would need CORS rules that hardly a server has.
    const response = await fetch(url, {
      headers: { Accept: accept },
      credentials: 'same-origin',
      signal: watch.signal,
    });
    watch.heard();
    return response;
  } catch (error) {
    watch.throwIfOver(told);
    // Here it is whoever was really asked that cannot be reached.
    throw new LoadError(networkProblem(error, url, isOwnOrigin(url)));
  }
}

function headOf(response: Response, start: string, address: string): AnswerHead {
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after') ?? undefined,
    start,
    address,
    redirectedTo: response.redirected ? response.url : '',
  };
}

/** Compressed, the length told is not that of the bytes that will be given; of another origin it cannot be known. */
function totalBytes(response: Response): number {
  if (response.type === 'cors' || response.headers.has('content-encoding')) return 0;
  const length = Number(response.headers.get('content-length') ?? 0);
  return Number.isSafeInteger(length) && length > 0 ? length : 0;
}
