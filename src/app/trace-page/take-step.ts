import type { TraceState } from '../url-state.ts';
import { readPanelEntry } from './panel-entry.ts';
import { presentAddress } from './present-address.ts';
import type { Screen } from './screen-actions.ts';

/**
 * Changes what the address says of the trace: a step of the history, or in place of the present one. Nothing happens
 * where no trace has an address yet, nor where the trace has been left: nobody is brought back to it by what they did
 * a moment before.
 */
export function takeStep(
  { address, navigate }: Pick<Screen, 'address' | 'navigate'>,
  change: Partial<TraceState>,
  replace: boolean,
): void {
  const now = presentAddress(address);
  if (now === address || now.page !== 'trace') return;
  const entry = readPanelEntry(history.state, now);
  // A step from where the panel was opened is not the one that opened it.
  const state = entry === 'opened' && !replace ? 'linked' : entry;
  navigate({ ...now, ...change }, { replace, state });
}
