import { useCallback, useEffect, useRef, useState } from 'react';

/** Browsers refuse more than some hundred address changes in a few seconds, and a held arrow key makes thirty in one. */
const WRITE_AFTER_MS = 120;

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
  useEffect(() => {
    if (inAddress === written.current) return;
    written.current = inAddress;
    setSelected(inAddress);
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const select = useCallback(
    (span: string) => {
      setSelected(span);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        written.current = span;
        write(span);
      }, WRITE_AFTER_MS);
    },
    [write],
  );
  return [selected, select];
}
