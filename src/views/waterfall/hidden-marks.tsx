import { counted, groupDigits } from '../../lib/counted.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { type HiddenTotals, hiddenTotals } from './hidden-totals.ts';
import { RowIcon } from './row-icon.tsx';

/** In a column that is narrower than this the time is left to the hint: the name comes first. */
const TIME_STYLE = { maxWidth: 'clamp(0px, calc((var(--name-width) - 320px) * 999), 6rem)' };

interface HiddenMarksProps {
  /** Of the words, which describe the row. */
  readonly id: string;
  readonly trace: SpanTable;
  readonly span: SpanIndex;
}

/** What a collapsed row hides: how many spans, how many of them failed, and how long they worked. */
export function HiddenMarks({ id, trace, span }: HiddenMarksProps) {
  const totals = hiddenTotals(trace, span);
  const said = inWords(totals);
  return (
    <Tooltip label={said}>
      <span className="flex shrink-0 items-center gap-1 text-[11px] leading-4">
        <span id={id} className="sr-only">
          {said}
        </span>
        <span aria-hidden className="rounded bg-track px-1 text-ink2">
          +{groupDigits(totals.spans)}
        </span>
        {totals.errors > 0 && (
          <span aria-hidden className="flex items-center gap-0.5 font-semibold text-err">
            <RowIcon name="error" className="size-3 text-bg" />
            {groupDigits(totals.errors)}
          </span>
        )}
        <span aria-hidden className="overflow-hidden whitespace-nowrap text-ink2" style={TIME_STYLE}>
          {formatDuration(totals.selfTime)}
        </span>
      </span>
    </Tooltip>
  );
}

function inWords({ spans, errors, selfTime }: HiddenTotals): string {
  const failed = errors > 0 ? `, ${groupDigits(errors)} with errors` : '';
  return `${counted(spans, 'span')} hidden${failed}; their own time is ${formatDuration(selfTime)} in sum`;
}
