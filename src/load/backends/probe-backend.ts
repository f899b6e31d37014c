import type { BackendConfig } from '../trace-source.ts';
import type { ProbeResult } from './backend-api.ts';
import { findKind } from './find-kind.ts';

/** A trial is for a person who waits for it. */
const SILENCE_MILLISECONDS = 30_000;

/** What a trial call tells of a server. */
export interface ProbedBackend extends ProbeResult {
  readonly kind: string;
  /** The kind as people call it. */
  readonly title: string;
}

/**
 * Makes a trial call and returns what kind of server answers, with which version and how many services. A kind in the
 * configuration is the only one asked for. Rejects with a LoadError that says what is wrong.
 */
export async function probeBackend(
  config: BackendConfig,
  signal: AbortSignal,
  silenceMilliseconds = SILENCE_MILLISECONDS,
): Promise<ProbedBackend> {
  const { backend, result } = await findKind(config, signal, silenceMilliseconds);
  return { kind: backend.kind, title: backend.title, ...result };
}
