import { useEffect, useState } from 'react';
import { announce } from '../../ui/announce.ts';

/** Something that takes a while, and tells how far it has come. */
export type Task = (tell: (note: string) => void, signal: AbortSignal) => Promise<void>;

export interface RunningTask {
  /** On the task under way, or on how the last one failed. */
  readonly note: string;
  /** Another task ends the first. */
  readonly run: (task: Task) => Promise<void>;
  /** null where no task is under way. */
  readonly cancel: (() => void) | null;
}

/** Returns how to run one task at a time. */
export function useTask(): RunningTask {
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
