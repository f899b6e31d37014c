import { type ChangeEvent, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { useOpener } from './use-opener.ts';

/** Opens files that the person picks: one, or several that are read as one source. */
export function ChooseFiles() {
  const input = useRef<HTMLInputElement>(null);
  const { openFiles } = useOpener();
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    openFiles(event.target.files ?? []);
    // The same file chosen again is to be read again.
    event.target.value = '';
  };
  return (
    <>
      <input ref={input} type="file" multiple hidden aria-label="Trace files" onChange={onChange} />
      <Button onClick={() => input.current?.click()}>Choose files…</Button>
    </>
  );
}
