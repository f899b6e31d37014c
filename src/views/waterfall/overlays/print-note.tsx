import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { groupDigits } from '../../../lib/counted.ts';
import { formatDuration } from '../../../trace/time.ts';
import type { FullModel } from '../full-model.ts';
import { isZoomed, type Viewport } from '../viewport.ts';
import { onPaper } from './on-paper.ts';

/** On paper only, in the place of the tools: which part of the trace is printed. */
export function PrintNote({ model }: { readonly model: FullModel }) {
  const { store, layout, frame } = model;
  const [note, setNote] = useState('');
  useEffect(() => {
    const before = () => flushSync(() => setNote(printNote(store.get())));
    return onPaper(frame.current, before, store.paintNow);
  }, [store, frame]);
  return (
    <p
      aria-hidden
      className="absolute inset-x-0 z-20 hidden items-center bg-bg px-4 text-ink2 print:flex"
      style={{ top: layout.minimapHeight, height: layout.toolRowHeight }}
    >
      {note}
    </p>
  );
}

/** Returns which rows, and which time, of the trace are in sight. */
export function printNote(viewport: Viewport): string {
  const { firstRow, height, rowHeight, rowCount, timeStart, timeEnd, extent } = viewport;
  const first = Math.floor(firstRow) + 1;
  const last = Math.min(rowCount, Math.ceil(firstRow + height / rowHeight));
  const left = rowCount - (last - first + 1);
  const rows =
    left === 0
      ? `All rows: ${groupDigits(rowCount)}.`
      : `Rows ${groupDigits(first)} to ${groupDigits(last)} of ${groupDigits(rowCount)}; ${groupDigits(left)} are not printed.`;
  if (!isZoomed(viewport)) return rows;
  return `${rows} Time ${formatDuration(timeStart)} to ${formatDuration(timeEnd)} of ${formatDuration(extent)}.`;
}
