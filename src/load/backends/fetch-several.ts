import type { BackendConfig } from '../trace-source.ts';
import { configuredBackend } from './configured-backend.ts';
import { type FetchedTrace, type FetchTraceOptions, passOn } from './fetch-trace.ts';
import { callOf, openAnswer, SILENCE_MILLISECONDS } from './open-answer.ts';

/**
 * Asks a backend for several traces at once and gives the answer's bytes as they come. Returns null where it cannot be
 * asked so, or has none of them. Rejects with a LoadError where no answer comes.
 */
export async function fetchSeveral(
  config: BackendConfig,
  traceIds: readonly string[],
  options: FetchTraceOptions,
): Promise<FetchedTrace | null> {
  const backend = configuredBackend(config);
  const request = backend?.severalRequest?.(traceIds) ?? null;
  if (backend === null || request === null) return null;
  const call = callOf(config, request);
  options.onAsk?.(call.told);
  const silenceMilliseconds = options.silenceMilliseconds ?? SILENCE_MILLISECONDS;
  const answer = await openAnswer(call, request.accept, {
    signal: options.signal,
    silenceMilliseconds,
    isShort: false,
  });
  if (request.judge(answer.head).type === 'trace') return passOn(answer, backend, request, options);
  answer.close();
  return null;
}
