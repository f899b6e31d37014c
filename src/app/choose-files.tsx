import { type ChangeEvent, useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { filesOfFolder } from './folder-files.ts';
import { useOpener } from './use-opener.ts';

/** Opens files that the person picks: one, several that are read as one source, or all of a folder. */
export function ChooseFiles() {
  const { openFiles } = useOpener();
  const openFolder = (list: Iterable<File>) => {
    const { files, folder } = filesOfFolder(list);
    openFiles(files, folder);
  };
  return (
    <>
      <Chooser label="Trace files" onFiles={openFiles}>
        Choose files…
      </Chooser>
      <Chooser label="Folder of traces" isFolder onFiles={openFolder}>
        Choose folder…
      </Chooser>
    </>
  );
}

interface ChooserProps {
  /** Of the field, which is not to be seen. */
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onFiles: (files: Iterable<File>) => void;
  /** On the button. */
  readonly children: string;
}

function Chooser({ label, isFolder = false, onFiles, children }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.webkitdirectory = isFolder;
  }, [isFolder]);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // The same file chosen again is to be read again.
    event.target.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <input ref={input} type="file" multiple hidden aria-label={label} onChange={onChange} />
      <Button onClick={() => input.current?.click()}>{children}</Button>
    </>
  );
}
