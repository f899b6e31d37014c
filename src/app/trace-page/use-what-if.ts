import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Change } from '../../analysis/change.ts';
import { ChangeError, formatChanges, readChangeRequests, resolveChanges } from '../../analysis/change-requests.ts';
import { plainText } from '../../analysis/wording/plain-text.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { awaitAnswer } from '../../views/answer-in-sight.ts';
import { asAddressed, MAX_ASKED } from '../url-state.ts';
import { presentAddress } from './present-address.ts';
import type { Screen } from './screen-actions.ts';
import { takeStep } from './take-step.ts';

const NONE: readonly Change[] = [];

/** What is asked to be otherwise. */
export interface WhatIf {
  readonly changes: readonly Change[];
  readonly onChange: (changes: readonly Change[]) => void;
  /** Why what the address asks cannot be: a sentence, empty where it can. */
  readonly problem: string;
}

/**
 * Returns what is asked to be otherwise, and what changes that. It stands in the address, as far as an address holds it:
 * asking for more, or for less, is a step of the history, another value for the same is none.
 */
export function useWhatIf(trace: SpanTable, screen: Screen): WhatIf {
  const { address } = screen;
  const text = (address.page === 'trace' && address.whatIf) || '';
  const inAddress = useMemo(() => readWhatIf(trace, text), [trace, text]);
  const [asked, setAsked] = useState({ text: '', changes: NONE });
  const changes = asked.text === text && asked.changes.length > 0 ? asked.changes : inAddress.changes;
  const latest = useRef({ screen, count: 0 });
  const isAskedAtSpan = useRef(text !== '' && address.page === 'trace' && address.span !== '');
  useEffect(() => {
    awaitAnswer(isAskedAtSpan.current);
    return () => awaitAnswer(false);
  }, []);
  useEffect(() => {
    latest.current = { screen, count: changes.length };
  });
  const onChange = useCallback(
    (next: readonly Change[]) => {
      const written = formatChanges(trace, next);
      const whatIf = written.length > MAX_ASKED ? '' : written;
      const now = presentAddress(latest.current.screen.address);
      awaitAnswer(false);
      // As it will be read: beside a long filter there may be no room for it.
      setAsked({ text: (now.page === 'trace' && asAddressed({ ...now, whatIf }).whatIf) || '', changes: next });
      takeStep(latest.current.screen, { whatIf }, next.length === latest.current.count);
    },
    [trace],
  );
  return { changes, onChange, problem: inAddress.problem };
}

/** Returns what an address asks. What cannot be read, names a span that is not there, or cannot be, is told. */
export function readWhatIf(trace: SpanTable, text: string): Pick<WhatIf, 'changes' | 'problem'> {
  try {
    const changes = text === '' ? NONE : resolveChanges(trace, readChangeRequests(text));
    for (const change of changes) if (change.op === 'parallel') checkGroup(trace, change.spans);
    return { changes, problem: '' };
  } catch (error) {
    const words = plainText(error instanceof Error ? error.message : String(error), 300);
    return { changes: NONE, problem: `The “what if” of this address was left out: ${words}` };
  }
}

function checkGroup({ parent }: SpanTable, spans: readonly SpanIndex[]): void {
  if (new Set(spans).size < 2) throw new ChangeError('it takes two calls to run at once');
  const parents = new Set(spans.map((span) => parent[span]));
  if (parents.size > 1 || parents.has(-1)) throw new ChangeError('only children of one parent can run at once');
}
