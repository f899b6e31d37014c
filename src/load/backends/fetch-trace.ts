import { FORMATS } from '../formats/index.ts';
import { LoadError } from '../load-problem.ts';
import { isHtml } from '../server-words.ts';
import type { BackendConfig } from '../trace-source.ts';
import { toldNotFound, toldRefusal } from './answer-verdict.ts';
import type { AnswerHead, AnswerVerdict, Backend, TraceRequest } from './backend.ts';
import type { OnChunk } from './body-source.ts';
import { configuredBackend } from './configured-backend.ts';
import { callOf, type OpenAnswer, openAnswer, SILENCE_MILLISECONDS, toldAddress } from './open-answer.ts';

/** What happens while a trace is fetched. */
export interface FetchTraceOptions {
  readonly onChunk: OnChunk;
  readonly signal: AbortSignal;
  /** Which API worked last time. */
  readonly rememberedApi?: string | undefined;
  /** Told which kind the server is and which API worked, to be remembered. */
  readonly onApi?: ((kind: string, api: string) => void) | undefined;
  /** Told each address that is asked, before there is an answer. */
  readonly onAsk?: ((address: string) => void) | undefined;
  /** Called once, before the first chunk. `totalBytes` is 0 where unknown. */
  readonly onStart: (address: string, totalBytes: number) => void;
  /** Longest time without a byte. */
  readonly silenceMilliseconds?: number | undefined;
}

/** How a fetch ended. */
export interface FetchedTrace {
  readonly address: string;
  /** The connection broke before the body's end: what came is all there is. */
  readonly cut: boolean;
  /** Why it broke, in the browser's words; empty if it did not. */
  readonly why: string;
}

/**
 * Asks a backend for a trace, in each way it may know until one works, and gives the answer's bytes as they come.
 * A body that breaks off in its middle is told in the result. Rejects with a LoadError for anything that is no trace.
 */
export async function fetchTrace(
  config: BackendConfig,
  traceId: string,
  options: FetchTraceOptions,
): Promise<FetchedTrace> {
  const silenceMilliseconds = options.silenceMilliseconds ?? SILENCE_MILLISECONDS;
  const { backend, api } = await backendFor(config, options, silenceMilliseconds);
  const answers = { signal: options.signal, silenceMilliseconds, isShort: false };
  const walk = new Walk(backend, traceId, config);
  for (const request of backend.traceRequests(traceId, api)) {
    if (walk.isSettledFor(request)) continue;
    const call = callOf(config, request);
    options.onAsk?.(call.told);
    fetchReader(request);
    const answer = await openAnswer(call, request.accept, answers);
    const verdict = request.judge(answer.head);
    if (verdict.type === 'trace') return passOn(answer, backend, request, options);
    answer.close();
    walk.note(request, answer.head, verdict.type === 'problem' ? verdict : null);
  }
  throw await walk.outcome();
}

/** What the answer will be read with comes beside it; should it not come, that is told once the answer is to be read. */
function fetchReader({ format }: TraceRequest): void {
  const known = FORMATS.find(({ name }) => name === format);
  (known?.loadReader() ?? fetchConverter(format)).catch(() => {});
}

async function fetchConverter(format: string): Promise<void> {
  const { loadConverter } = await import('../converted-document.ts');
  await loadConverter(format);
}

async function backendFor(
  config: BackendConfig,
  options: FetchTraceOptions,
  silenceMilliseconds: number,
): Promise<{ backend: Backend; api: string | undefined }> {
  const configured = configuredBackend(config);
  if (configured !== null) return { backend: configured, api: options.rememberedApi };
  // Most are named by their kind.
  const { findKind } = await import('./find-kind.ts');
  const { backend, result } = await findKind(config, options.signal, silenceMilliseconds, options.onAsk);
  return { backend, api: options.rememberedApi ?? result.api };
}

/** Gives an answer's bytes on as they come, and tells which API it was that gave them. */
export async function passOn(
  answer: OpenAnswer,
  backend: Backend,
  request: TraceRequest,
  options: FetchTraceOptions,
): Promise<FetchedTrace> {
  const { address } = answer.head;
  options.onApi?.(backend.kind, request.api);
  options.onStart(address, answer.totalBytes);
  const why = await answer.forward(options.onChunk);
  return { address, cut: why !== '', why };
}

type Problem = Extract<AnswerVerdict, { type: 'problem' }>;

/** What the ways of asking came to so far, none of them to a trace. */
class Walk {
  readonly #backend: Backend;
  readonly #traceId: string;
  readonly #config: BackendConfig;
  #problem: Problem | null = null;
  #problemApi = '';
  #unserved: AnswerHead | null = null;

  constructor(backend: Backend, traceId: string, config: BackendConfig) {
    this.#backend = backend;
    this.#traceId = traceId;
    this.#config = config;
  }

  /** After "no such trace" only another spelling of the id, asked in the same way, can be of use; after a refusal nothing. */
  isSettledFor(request: TraceRequest): boolean {
    if (this.#problem === null) return false;
    return !this.#problem.isNotFound || request.api !== this.#problemApi;
  }

  note(request: TraceRequest, head: AnswerHead, problem: Problem | null): void {
    // A page says more about what is wrong than an empty 404.
    if (problem === null) this.#unserved = this.#unserved !== null && isHtml(this.#unserved) ? this.#unserved : head;
    this.#problem ??= problem;
    if (problem !== null) this.#problemApi = request.api;
  }

  async outcome(): Promise<LoadError> {
    const { title } = this.#backend;
    if (this.#problem !== null) return new LoadError(await this.#problem.tell());
    if (this.#unserved !== null) return new LoadError(await toldRefusal(this.#unserved, title));
    // No request can be made of such an id, so no backend has it.
    const nowhere = { status: 0, contentType: '', start: '', address: toldAddress(this.#config), redirectedTo: '' };
    return new LoadError(await toldNotFound(nowhere, title, this.#traceId));
  }
}
