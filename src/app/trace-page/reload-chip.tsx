import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import { announce } from '../../ui/announce.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { changeInWords, readOf, stillComingInWords } from './earlier-read.ts';

export interface ReloadChipProps {
  /** As recorded. */
  readonly trace: SpanTable;
  readonly onReload: () => Promise<void>;
}

/** So long a note hangs over what stands below it. */
const SHOWN_MS = 6000;

/** Returns whether a trace has just been read again: who has asked for that looks for what came of it. */
function useIsFresh(read: object, change: string): boolean {
  const [seen, setSeen] = useState<object | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(read), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [read]);
  return change !== '' && seen !== read;
}

/** Asks the backend once more, and says what has come since the time before; that more may come, where it has just ended. */
export function ReloadChip({ trace, onReload }: ReloadChipProps) {
  const [state, setState] = useState<'resting' | 'reloading' | 'failed'>('resting');
  const read = readOf(trace, Date.now());
  const change = changeInWords(read, trace.length);
  const isFresh = useIsFresh(read, change);
  const stillComing = stillComingInWords(read, trace);
  useEffect(() => {
    if (change !== '') announce(`Read again: ${change}.`);
  }, [change]);
  const reload = () => {
    setState('reloading');
    onReload().then(
      () => setState('resting'),
      () => setState('failed'),
    );
  };
  const words =
    state === 'failed' ? ['It could not be read again'] : [change, stillComing].filter((each) => each !== '');
  return (
    <span className="relative flex min-w-0 items-center gap-1 text-ink2">
      <IconButton
        label="Reload the trace"
        title={['Reload the trace', ...words].join(' · ')}
        size="small"
        disabled={state === 'reloading'}
        onClick={reload}
      >
        <RefreshCw
          size={12}
          aria-hidden
          className={state === 'reloading' ? 'animate-spin motion-reduce:animate-none' : ''}
        />
      </IconButton>
      {words.length > 0 && (
        // Where a line is short the button's hint says it: a second one would move the rows.
        <span className="max-w-[300px] min-w-0 truncate max-lg:hidden">{words.join(' · ')}</span>
      )}
      {(isFresh || state === 'failed') && (
        <span className="absolute top-full right-0 z-10 mt-1 w-max max-w-52 rounded border border-line2 bg-bg p-2 lg:hidden">
          {words.join(' · ')}
        </span>
      )}
    </span>
  );
}
