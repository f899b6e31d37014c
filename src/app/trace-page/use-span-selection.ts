import { useCallback, useEffect, useRef, useState } from 'react';
import { UNWRITTEN } from './take-step.ts';

/**
 * Browsers refuse more than some hundred address changes in a few seconds, and a held arrow key makes thirty in one. On a
 * slow machine the span's details come first.
 */
const WRITE_AFTER_MS = 250;

/**
 * Returns the key of the selected span and what changes it. The change shows at once, and in the address once it
 * rests; an address that changes otherwise (back, forward) changes the selection.
 */
export function useSpanSelection(
  inAddress: string,
  write: (span: string) => void,
): readonly [selected: string, select: (span: string) => void] {
  const [selected, setSelected] = useState(inAddress);
  const written = useRef(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unwritten = useRef(() => {});
  const callOff = useCallback(() => {
    clearTimeout(timer.current);
    UNWRITTEN.delete(unwritten.current);
  }, []);
  useEffect(() => {
    if (inAddress === written.current) return;
    // What was selected a moment before somebody went back is of the entry that they left.
    callOff();
    written.current = inAddress;
    setSelected(inAddress);
  }, [inAddress, callOff]);
  useEffect(() => callOff, [callOff]);
  const select = useCallback(
    (span: string) => {
      setSelected(span);
      callOff();
      unwritten.current = () => {
        callOff();
        written.current = span;
        write(span);
      };
      UNWRITTEN.add(unwritten.current);
      timer.current = setTimeout(unwritten.current, WRITE_AFTER_MS);
    },
    [write, callOff],
  );
  return [selected, select];
}
