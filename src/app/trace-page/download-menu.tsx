import { useEffect, useRef, useState } from 'react';
import { formatShare } from '../../lib/format-share.ts';
import type { OpenedTrace, OpenedTraces } from '../../load/opened-traces.ts';
import { serviceName } from '../../trace/span.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { DownloadButton } from './download-button.tsx';
import { saveFile } from './save-file.ts';
import { shortId } from './title-texts.ts';

export interface DownloadMenuProps {
  readonly opened: OpenedTraces;
  readonly trace: OpenedTrace;
}

/** Saves the trace as a file: as it was received, or as OTLP JSON, which takes a while and says so. */
export function DownloadMenu({ opened, trace }: DownloadMenuProps) {
  const { note, run, cancel } = useTask();
  const box = useRef<HTMLDivElement>(null);
  const name = fileName(trace);
  const asReceived = () => run(async () => saveFile(await opened.received(), `${name}.json`));
  const asOtlp = () =>
    run(async (tell, signal) => {
      const parts: Blob[] = [];
      tell('Writing…');
      for await (const { piece, rows } of trace.otlpJson()) {
        if (signal.aborted) return;
        parts.push(piece);
        tell(`Writing… ${formatShare(rows, trace.table.length)}`);
      }
      saveFile(new Blob(parts, { type: 'application/json' }), `${name}.otlp.json`);
    });
  // The button that was pressed goes; the keyboard stays beside where it was.
  const cancelInPlace = () => {
    cancel?.();
    box.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };
  return (
    <div ref={box} className="relative flex items-center gap-2">
      {note !== '' && <Note cancel={cancel && cancelInPlace}>{note}</Note>}
      <Menu
        label="Download"
        trigger={<DownloadButton />}
        entries={[
          { type: 'action', label: 'As received', onSelect: asReceived },
          { type: 'action', label: 'OTLP JSON', onSelect: asOtlp },
        ]}
      />
    </div>
  );
}

interface NoteProps {
  readonly cancel: (() => void) | null;
  readonly children: string;
}

/** Hangs below the button where there is no room beside it, so that the title does not move. */
function Note({ cancel, children }: NoteProps) {
  const below =
    'max-sm:top-full max-sm:right-0 max-sm:mt-1 max-sm:w-max max-sm:max-w-60 max-sm:rounded max-sm:border max-sm:border-line2 max-sm:bg-bg max-sm:p-2';
  return (
    <div className={`z-10 flex items-center gap-2 max-sm:absolute ${below}`}>
      <span role="status" className="text-ink2">
        {children}
      </span>
      {cancel !== null && (
        <Button size="small" onClick={cancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}

type Task = (tell: (note: string) => void, signal: AbortSignal) => Promise<void>;

interface RunningTask {
  /** On the task under way, or on how the last one failed. */
  readonly note: string;
  /** Another task ends the first. */
  readonly run: (task: Task) => Promise<void>;
  /** null where no task is under way. */
  readonly cancel: (() => void) | null;
}

function useTask(): RunningTask {
  const [note, setNote] = useState('');
  const [running, setRunning] = useState<AbortController | null>(null);
  useEffect(() => () => running?.abort(), [running]);
  const run = async (task: Task) => {
    const mine = new AbortController();
    setRunning(mine);
    const tell = (text: string) => mine.signal.aborted || setNote(text);
    try {
      await task(tell, mine.signal);
      tell('');
      if (!mine.signal.aborted) announce('Saved');
    } catch (error) {
      tell(`Could not be saved: ${error instanceof Error ? error.message : error}`);
    }
    setRunning((present) => (present === mine ? null : present));
  };
  const cancel = () => {
    setRunning(null);
    setNote('');
  };
  return { note, run, cancel: running && cancel };
}

function fileName({ table }: OpenedTrace): string {
  const service = table.primaryRoot < 0 ? '' : serviceName(table, table.primaryRoot);
  const words = [service || 'trace', shortId(table.traceId)].join('-');
  return words.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
}
