import { LoadError } from '../load-problem.ts';
import { isHtml } from '../server-words.ts';
import { NEXT, TRACE, toldRefusal } from './answer-verdict.ts';
import type { AnswerHead, AnswerVerdict, TraceRequest } from './backend.ts';
import type { OnChunk } from './body-source.ts';
import { BACKENDS } from './index.ts';
import { openAnswer, SILENCE_MILLISECONDS } from './open-answer.ts';

/** What happens while an address is fetched. */
export interface FetchAddressOptions {
  readonly signal: AbortSignal;
  readonly onChunk: OnChunk;
  /** Called once, before the first chunk. */
  readonly onStart: () => void;
}

/**
 * Asks an API's address, or that of any document, as it stands and gives the answer's bytes as they come. Resolves with
 * why they broke off, empty if they did not. Rejects with a LoadError for anything that is no document, in the words of
 * the backend whose API the address looks like.
 */
export async function fetchAddress(address: string, options: FetchAddressOptions): Promise<string> {
  const waiting = { signal: options.signal, silenceMilliseconds: SILENCE_MILLISECONDS, isShort: false };
  const answer = await openAnswer({ url: address, told: address }, 'application/json, */*;q=0.5', waiting);
  const verdict = judge(address, answer.head);
  if (verdict.type === 'trace') {
    options.onStart();
    return answer.forward(options.onChunk);
  }
  answer.close();
  throw new LoadError(await (verdict.type === 'problem' ? verdict.tell() : toldRefusal(answer.head, 'The server')));
}

/** What several APIs have at one path is told apart by the answer; what none of them knows is taken for what it is. */
function judge(address: string, head: AnswerHead): AnswerVerdict {
  for (const request of requestsLike(address)) {
    const verdict = request.judge(head);
    if (verdict.type === 'trace' || (verdict.type === 'problem' && verdict.isNotFound)) return verdict;
  }
  const isDocument = head.status === 200 && head.start.trim() !== '' && !isHtml(head);
  return isDocument ? TRACE : NEXT;
}

/** The requests of all backends that ask for one trace at this path. */
function requestsLike(address: string): TraceRequest[] {
  const { pathname } = new URL(address);
  const segment = /\/api\/.*\btraces?\/([\w.~-]+)$/.exec(pathname)?.[1];
  if (segment === undefined) return [];
  return BACKENDS.flatMap((backend) => backend.traceRequests(segment, undefined)).filter((request) =>
    pathname.endsWith(`/${request.path}`),
  );
}
