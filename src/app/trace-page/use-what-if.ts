import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Change } from '../../analysis/change.ts';
import { formatChanges, readChangeRequests, resolveChanges } from '../../analysis/change-requests.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { MAX_ASKED } from '../url-state.ts';
import type { Screen } from './screen-actions.ts';
import { takeStep } from './take-step.ts';

const NONE: readonly Change[] = [];

/**
 * Returns what is asked to be otherwise, and what changes that. It stands in the address, as far as an address holds it:
 * asking for more, or for less, is a step of the history, another value for the same is none.
 */
export function useWhatIf(
  trace: SpanTable,
  screen: Screen,
): readonly [changes: readonly Change[], onChange: (changes: readonly Change[]) => void] {
  const { address } = screen;
  const text = (address.page === 'trace' && address.whatIf) || '';
  const inAddress = useMemo(() => readChanges(trace, text), [trace, text]);
  const [asked, setAsked] = useState({ text: '', changes: NONE });
  const changes = asked.text === text && asked.changes.length > 0 ? asked.changes : inAddress;
  const latest = useRef({ screen, count: 0 });
  useEffect(() => {
    latest.current = { screen, count: changes.length };
  });
  const onChange = useCallback(
    (next: readonly Change[]) => {
      const written = formatChanges(trace, next);
      const whatIf = written.length > MAX_ASKED ? '' : written;
      setAsked({ text: whatIf, changes: next });
      takeStep(latest.current.screen, { whatIf }, next.length === latest.current.count);
    },
    [trace],
  );
  return [changes, onChange];
}

/** What cannot be read, or names a span that is not there, asks for nothing. */
function readChanges(trace: SpanTable, text: string): readonly Change[] {
  try {
    return text === '' ? NONE : resolveChanges(trace, readChangeRequests(text));
  } catch {
    return NONE;
  }
}
