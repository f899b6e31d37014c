import type { LoadProblem } from './load-problem.ts';

/** What is to be said of a backend that takes too long. */
export const SLOW = 'The backend may be overloaded, or look for the trace in all that it keeps.';

const NO_ANSWER = { status: 0, serverWords: '' } as const;

/**
 * Returns what to tell where a request failed without an answer. A browser gives one and the same error for a host
 * that is down and for an origin it may not read, so both are named unless the address is of our own origin.
 */
export function networkProblem(error: unknown, address: string, sameOrigin: boolean): LoadProblem {
  if (error instanceof Error && error.name === 'TimeoutError') return timeoutProblem(address, 0);
  if (error instanceof Error && error.name === 'AbortError') return cancelledProblem(address);
  return {
    kind: 'unreachable',
    ...NO_ANSWER,
    address,
    sentence: sameOrigin
      ? 'Longpole’s own server cannot be reached.'
      : `${hostOf(address)} cannot be reached, or does not let a page of another origin read its answers.`,
    advice: sameOrigin
      ? [
          'Check that Longpole is still running and the network is up, then retry.',
          'If a login guards this page, it may have run out: open the page anew.',
        ]
      : [
          'Check that the server is running and its address is right.',
          'Start Longpole with --backend NAME=URL: its own server then passes the calls on, and no CORS is needed.',
          'Or allow this page’s origin in the server’s CORS settings, where it has any (Tempo has none).',
        ],
  };
}

/** Returns what to tell where nothing came for `milliseconds` (0: not known how long). */
export function timeoutProblem(address: string, milliseconds: number): LoadProblem {
  const time = milliseconds === 0 ? 'in time' : `for ${Math.round(milliseconds / 100) / 10} s`;
  return {
    kind: 'timeout',
    ...NO_ANSWER,
    address,
    sentence: `${whoAnswers(address)} sent nothing ${time}.`,
    advice: [SLOW],
  };
}

/** Returns what to tell of an answer that began with `status` and broke off before its first byte. */
export function brokenProblem(status: number, address: string, why: string): LoadProblem {
  return {
    kind: 'unreachable',
    sentence: `${whoAnswers(address)} began to answer, but nothing of it arrived (${why}).`,
    address,
    status,
    serverWords: '',
    advice: ['The backend, or a proxy on the way, closed the connection or packed the answer wrongly.'],
  };
}

/** Tells whether an address belongs to whoever served this page, so that our own server is asked. */
export function isOwnOrigin(address: string): boolean {
  return typeof location === 'object' && new URL(address).origin === location.origin;
}

/** Returns what to tell where the person stopped loading. */
export function cancelledProblem(address: string): LoadProblem {
  return { kind: 'cancelled', ...NO_ANSWER, address, sentence: 'Loading was cancelled.', advice: [] };
}

/** Behind our own server it is the backend that is waited for. */
function whoAnswers(address: string): string {
  return URL.canParse(address) && isOwnOrigin(address) ? 'The backend' : hostOf(address);
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'The server';
}
