import { useEffect } from 'react';
import type { Example } from '../../load/examples.ts';
import { NO_SOURCE, type TraceState, type TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useExamples } from '../use-examples.ts';
import type { Missing } from './missing-problem.ts';
import { isSameTrace } from './which-trace.ts';

/** Returns the bundled example of the address's id, where it names none itself; undefined for none, null until it is known. */
export function useSameExample(address: TraceState | TracesState): Example | undefined | null {
  const isWanted = address.page === 'trace' && address.example === '';
  const examples = useExamples(isWanted);
  if (!isWanted) return undefined;
  if (examples === null) return null;
  return examples.find(({ traceId }) => isSameTrace(traceId, address.traceId));
}

/**
 * Goes on to that example where no backend could be asked instead, in place of the present step of the history. Returns
 * whether it does, or may yet.
 */
export function useOnlyExample(
  address: TraceState | TracesState,
  problem: unknown,
  example: Example | undefined | null,
): boolean {
  const navigate = useNavigate();
  const isOnly = problem === ('no backend' satisfies Missing) && example !== undefined;
  const name = isOnly ? example?.name : undefined;
  useEffect(() => {
    if (name !== undefined) navigate({ ...address, ...NO_SOURCE, example: name }, { replace: true });
  }, [name, address, navigate]);
  return isOnly;
}
