import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../../ui/announce.ts';
import type { Screen } from './screen-actions.ts';
import { takeStep } from './take-step.ts';

/** What an address asks for and cannot have: a sentence a field, empty where all is well. */
export interface AddressProblems {
  /** How the trace is looked at. */
  readonly look: string;
  readonly finding: string;
  readonly whatIf: string;
}

const NONE: AddressProblems = { look: '', finding: '', whatIf: '' };

/**
 * Returns what of the address was left out, until it is closed: it stays though the address has it no more, and though
 * more is told.
 */
export function useAddressNotice(
  screen: Screen,
  { look, finding, whatIf }: AddressProblems,
): readonly [notice: string, close: () => void] {
  const [told, setTold] = useState(NONE);
  const before = useRef(NONE);
  const latest = useRef(screen);
  useEffect(() => {
    latest.current = screen;
  });
  useEffect(() => {
    const now = { look, finding, whatIf };
    const news = newProblems(before.current, now);
    before.current = now;
    if (Object.keys(news).length === 0) return;
    setTold((told) => ({ ...told, ...news }));
    announce(sentencesOf({ ...NONE, ...news }));
    if (finding === '' && whatIf === '') return;
    takeStep(latest.current, { ...(finding !== '' && { finding: '' }), ...(whatIf !== '' && { whatIf: '' }) }, true);
  }, [finding, whatIf, look]);
  return [sentencesOf(told), useCallback(() => setTold(NONE), [])];
}

/** Returns what there is of `now` that is not the same in `before`. */
export function newProblems(before: AddressProblems, now: AddressProblems): Partial<AddressProblems> {
  const old: Readonly<Record<string, string>> = { ...before };
  return Object.fromEntries(Object.entries(now).filter(([field, said]) => said !== '' && said !== old[field]));
}

function sentencesOf({ look, finding, whatIf }: AddressProblems): string {
  return [look, finding, whatIf].filter((sentence) => sentence !== '').join(' ');
}
