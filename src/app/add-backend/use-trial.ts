import { useCallback, useEffect, useRef, useState } from 'react';
import { type ProbedBackend, probeBackend } from '../../load/backends/probe-backend.ts';
import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import type { BackendConfig } from '../../load/trace-source.ts';

/** How a trial call went. */
export type TrialState =
  | { readonly status: 'none' | 'asking' }
  | { readonly status: 'worked'; readonly result: ProbedBackend }
  | { readonly status: 'failed'; readonly problem: LoadProblem };

export interface Trial {
  readonly state: TrialState;
  readonly run: (config: BackendConfig) => void;
  readonly reset: () => void;
}

/** Returns a trial call that can be made again; the latest one counts. */
export function useTrial(): Trial {
  const [state, setState] = useState<TrialState>({ status: 'none' });
  const call = useRef<AbortController>(null);
  useEffect(() => () => call.current?.abort(), []);
  const reset = useCallback(() => {
    call.current?.abort();
    setState({ status: 'none' });
  }, []);
  const run = useCallback(async (config: BackendConfig) => {
    call.current?.abort();
    const mine = new AbortController();
    call.current = mine;
    setState({ status: 'asking' });
    const outcome = await tryBackend(config, mine.signal);
    if (!mine.signal.aborted) setState(outcome);
  }, []);
  return { state, run, reset };
}

async function tryBackend(config: BackendConfig, signal: AbortSignal): Promise<TrialState> {
  try {
    return { status: 'worked', result: await probeBackend(config, signal) };
  } catch (error) {
    const known = error instanceof LoadError ? error : new LoadError({ kind: 'unreachable', sentence: String(error) });
    return { status: 'failed', problem: known.problem };
  }
}
