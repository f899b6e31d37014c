import type { TraceState } from '../url-state.ts';
import { readPanelEntry } from './panel-entry.ts';
import { presentAddress } from './present-address.ts';
import type { Screen } from './screen-actions.ts';

/** What is still to be written into the present entry of the history, once it rests; each takes itself out. */
export const UNWRITTEN = new Set<() => void>();

/** Writes what has not rested: whoever copies the address means what they see. */
export function writeUnwritten(): void {
  for (const write of UNWRITTEN) write();
}

/**
 * Changes what the address says of the trace: a step of the history, or in place of the present one. Nothing happens
 * where no trace has an address yet, nor where the trace has been left: nobody is brought back to it by what they did
 * a moment before. What has not rested is written before a step: going back is to restore what was seen.
 */
export function takeStep(
  { address, navigate }: Pick<Screen, 'address' | 'navigate'>,
  change: Partial<TraceState>,
  replace: boolean,
): void {
  if (!replace) writeUnwritten();
  const now = presentAddress(address);
  if (now === address || now.page !== 'trace') return;
  const entry = readPanelEntry(history.state, now);
  // A step from where the panel was opened is not the one that opened it.
  const state = entry === 'opened' && !replace ? 'linked' : entry;
  navigate({ ...now, ...change }, { replace, state });
}
