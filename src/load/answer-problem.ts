import type { AnswerHead } from './backends/backend.ts';
import { parseJson, property } from './json-value.ts';
import type { LoadProblem, LoadProblemKind } from './load-problem.ts';
import { SLOW } from './network-problem.ts';
import { isHtml, messageWithin, serverWords } from './server-words.ts';

/** Longer than any id in use, those that are free text too. */
const LONGEST_ID = 200;

/** What is our own to say of an answer. */
type Telling = Pick<LoadProblem, 'kind' | 'sentence' | 'advice'>;

/** Returns what to tell of an answer that is no data. `backendTitle` begins the sentence: `Jaeger`, `The server`. */
export function answerProblem(head: AnswerHead, backendTitle: string): LoadProblem {
  const own = tellingOfOurServer(head);
  // The address told is the backend's, and the status is none that it gave.
  if (own !== null) return { ...own, address: head.address, status: 0, serverWords: '' };
  const words = serverWords(head.start);
  return { ...tellingOf(head, backendTitle, words), address: head.address, status: head.status, serverWords: words };
}

/** Returns what to tell where the backend knows no trace of this id. */
export function notFoundProblem(head: AnswerHead, backendTitle: string, traceId: string): LoadProblem {
  return {
    kind: 'not_found',
    sentence: `${backendTitle} has no trace ${shortened(traceId)}.`,
    address: head.address,
    status: head.status,
    serverWords: head.status === 200 ? messageWithin(head.start) : serverWords(head.start),
    advice: [
      ...(traceId.length > LONGEST_ID
        ? [`No backend has an id of ${traceId.length} characters: a trace id has up to 32 hexadecimal digits.`]
        : []),
      'If the request has only just ended, retry in half a minute: spans arrive late.',
      'Look whether the trace is in another backend or belongs to another tenant.',
      'It may not have been sampled, or be older than what the backend keeps.',
    ],
  };
}

function shortened(traceId: string): string {
  return traceId.length > LONGEST_ID ? `${traceId.slice(0, 32)}…` : traceId;
}

/** What our own server says where it has no answer of the backend's to pass on; it knows the cause. */
function tellingOfOurServer(head: AnswerHead): Telling | null {
  const error = property(parseJson(head.start), 'error');
  if (property(error, 'by') !== 'longpole') return null;
  const sentence = messageWithin(head.start);
  switch (property(error, 'cause')) {
    case 'timeout':
      return { kind: 'timeout', sentence, advice: [SLOW] };
    case 'unreachable':
      return {
        kind: 'unreachable',
        sentence,
        advice: ['Check that it is running, and that the address Longpole was started with is right.'],
      };
    default:
      return { kind: head.status >= 500 ? 'server_error' : 'refused_request', sentence, advice: [] };
  }
}

function tellingOf(head: AnswerHead, title: string, words: string): Telling {
  const { status } = head;
  if (status === 401 || status === 403) return refusedAccess(status, title, words);
  if (status === 429) return tooMany(title, head.retryAfter);
  if (status >= 500) return serverError(status, title);
  if (isHtml(head)) return webPage(head, title);
  return refusal(status, title, head.start);
}

function refusedAccess(status: number, title: string, words: string): Telling {
  const isTenant = /\borg ?id\b|tenant/i.test(words);
  return {
    kind: 'unauthorized',
    sentence: status === 401 ? `${title} wants credentials (401).` : `${title} refuses access (403).`,
    advice: [
      isTenant
        ? 'Name the tenant in the header X-Scope-OrgID, in the file that Longpole is started with (--config).'
        : 'Give the credentials as headers of this backend, in the file that Longpole is started with (--config).',
      'If a login page guards this address, log in there in another tab, then retry.',
    ],
  };
}

function tooMany(title: string, retryAfter: string | undefined): Telling {
  return {
    kind: 'too_many_requests',
    sentence: `${title} is asked too often at the moment (429).`,
    advice: [`${waiting(retryAfter ?? '')}, then retry.`, 'Whoever runs the backend can raise its limits.'],
  };
}

/** Retry-After gives seconds or a date (RFC 9110, 10.2.3). */
function waiting(retryAfter: string): string {
  const seconds = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return seconds > 0 ? `Wait ${Math.ceil(seconds)} s, as the server asks` : 'Wait a little';
}

function serverError(status: number, title: string): Telling {
  const isAway = status >= 502 && status <= 504;
  return {
    kind: 'server_error',
    sentence: isAway ? `${title} cannot be reached or is not ready (${status}).` : `${title} failed (${status}).`,
    advice: isAway
      ? ['Check that it is running, and that the address it was configured with is right.']
      : ['If it fails again, its log says more.'],
  };
}

function webPage(head: AnswerHead, title: string): Telling {
  const after = head.redirectedTo === '' ? '' : ` after a redirect to ${head.redirectedTo}`;
  return {
    kind: 'html_answer',
    sentence: `${title} answered with a web page in place of data${after}.`,
    advice: [
      'Check the base address: it may lack a part of its path (/jaeger), or be the address of something else.',
      'If the page is a login, log in there in another tab, then retry; or give Longpole the credentials (--config).',
    ],
  };
}

const REFUSALS: Readonly<Record<number, { readonly said: string; readonly advice: readonly string[] }>> = {
  400: { said: 'does not understand the request', advice: ['Check the trace id.'] },
  404: {
    said: 'has nothing at this address',
    advice: ['Check the base address and the kind of the backend: the API may stand below a further path.'],
  },
  413: { said: 'finds the trace too large', advice: ['Raise its limit (in Tempo: max_bytes_per_trace).'] },
  422: { said: 'finds the trace too large', advice: ['Raise its limit (in Tempo: max_bytes_per_trace).'] },
};

function refusal(status: number, title: string, body: string): Telling {
  const kind: LoadProblemKind = 'refused_request';
  if (status < 300 && body.trim() === '') {
    return { kind, sentence: `${title} answered with nothing (${status}).`, advice: [] };
  }
  if (status < 300) return { kind, sentence: `${title} answered with an error (${status}).`, advice: [] };
  const { said, advice } = REFUSALS[status] ?? { said: 'refused the request', advice: [] };
  return { kind, sentence: `${title} ${said} (${status}).`, advice };
}
