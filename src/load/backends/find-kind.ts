import { LoadError } from '../load-problem.ts';
import type { BackendConfig } from '../trace-source.ts';
import { APIS } from './apis.ts';
import type { Backend } from './backend.ts';
import type { BackendApi, ProbeResult } from './backend-api.ts';
import { configuredBackend } from './configured-backend.ts';
import { apiGet, toldAddress } from './open-answer.ts';

/** A kind of backend and what its trial call found. */
export interface FoundKind {
  readonly backend: Backend;
  readonly result: ProbeResult;
}

/**
 * Asks a server by trial calls which of the kinds it is; `onAsk` is told each address before. Rejects with a LoadError if it cannot be reached or is none
 * of them: with the server's reason where it gave one.
 */
export async function findKind(
  config: BackendConfig,
  signal: AbortSignal,
  silenceMilliseconds: number,
  onAsk: (address: string) => void = () => {},
): Promise<FoundKind> {
  const get = apiGet(config, silenceMilliseconds, onAsk);
  const configured = configuredBackend(config);
  const candidates = APIS.filter(({ backend }) => configured === null || backend === configured);
  let reason: LoadError | null = null;
  for (const { backend, probe } of candidates) {
    try {
      const result = await probe(get, signal);
      if (result !== null) return { backend, result };
    } catch (error) {
      if (!isAboutOneApi(error)) throw error;
      reason ??= error;
    }
  }
  throw reason ?? notOfTheseKinds(config, candidates);
}

/** A server that cannot be reached, or no longer needs to, is not asked again under another name. */
function isAboutOneApi(error: unknown): error is LoadError {
  return error instanceof LoadError && !['unreachable', 'timeout', 'cancelled'].includes(error.problem.kind);
}

function notOfTheseKinds(config: BackendConfig, candidates: readonly BackendApi[]): LoadError {
  const titles = candidates.map(({ backend }) => backend.title).join(' or ');
  return new LoadError({
    kind: 'refused_request',
    sentence: `A server answers, but not as ${titles}.`,
    address: toldAddress(config),
    advice: [
      'Check the base address: API paths are appended to it, and some servers have theirs below a further path ' +
        '(/jaeger, /tempo, /select/jaeger).',
    ],
  });
}
