import { useCallback, useEffect, useRef, useState } from 'react';
import { announce } from '../../ui/announce.ts';
import type { Screen } from './screen-actions.ts';
import { takeStep } from './take-step.ts';

/** What an address asks for and cannot have: a sentence a field, empty where all is well. */
export interface AddressProblems {
  readonly finding: string;
  readonly whatIf: string;
  /** How the trace is looked at. It stays in the address, which is read once. */
  readonly look: string;
}

/** Returns what of the address was left out, until it is closed. It is told once: the address has it no more. */
export function useAddressNotice(
  screen: Screen,
  { finding, whatIf, look }: AddressProblems,
): readonly [notice: string, close: () => void] {
  const [notice, setNotice] = useState('');
  const latest = useRef(screen);
  useEffect(() => {
    latest.current = screen;
  });
  useEffect(() => {
    const said = [look, finding, whatIf].filter((sentence) => sentence !== '').join(' ');
    if (said === '') return;
    setNotice(said);
    announce(said);
    if (finding === '' && whatIf === '') return;
    takeStep(latest.current, { ...(finding !== '' && { finding: '' }), ...(whatIf !== '' && { whatIf: '' }) }, true);
  }, [finding, whatIf, look]);
  return [notice, useCallback(() => setNotice(''), [])];
}
