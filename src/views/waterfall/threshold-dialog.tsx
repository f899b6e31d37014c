import { type FormEvent, useId, useState } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { readDuration } from '../read-duration.ts';

interface ThresholdDialogProps {
  readonly trace: SpanTable;
  readonly onClose: () => void;
  readonly onChoose: (least: Nanoseconds) => void;
}

/** Asks from which duration on rows are worth being shown. */
export function ThresholdDialog({ trace, onClose, onChoose }: ThresholdDialogProps) {
  const [text, setText] = useState('');
  const field = useId();
  const problem = useId();
  const least = readDuration(text, trace.duration);
  const isWrong = least === null && text.trim() !== '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (least === null) return;
    onChoose(least);
    onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title="Collapse short spans">
      <form className="flex flex-col gap-2" onSubmit={onSubmit}>
        <label htmlFor={field}>Rows stay open that hold something of this duration or longer:</label>
        <span className="flex gap-2">
          <input
            id={field}
            type="text"
            autoFocus
            placeholder="10 ms, 1.5 s, 2 %"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={isWrong}
            aria-describedby={problem}
            className="h-[26px] min-w-0 flex-1 rounded border border-line2 bg-bg px-2 text-ink placeholder:text-ink3 pointer-coarse:h-9"
          />
          <Button type="submit" variant="primary" disabled={least === null}>
            Collapse
          </Button>
        </span>
        <p id={problem} className="min-h-4 text-ink2">
          {isWrong && 'A figure and a unit: ns, µs, ms, s, min, h, or % of the trace.'}
        </p>
      </form>
    </Dialog>
  );
}
