import { Stored } from '../lib/stored.ts';

/**
 * Whether keys of a single character do something wherever the focus is. Who speaks to the computer, or slips off a key,
 * can turn that off (WCAG 2.2, 2.1.4); in the rows themselves they go on working.
 */
export const letterKeys = new Stored<boolean>('letter-keys', (value) => value !== false);

/** Whether a key is to be left alone, because keys like it are turned off where the focus is. */
export function isLetterKeyOff({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  if (!isLetter || letterKeys.get()) return false;
  return !(target instanceof Element && target.closest('[role=treegrid]') !== null);
}
