import { counted, groupDigits } from '../../lib/counted.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { type HiddenTotals, hiddenTotals } from './hidden-totals.ts';
import { RowIcon } from './row-icon.tsx';

/** What a collapsed row hides: how many spans, how many of them failed, and, in words, how long they worked. */
export function HiddenMarks({ trace, span }: { readonly trace: SpanTable; readonly span: SpanIndex }) {
  const totals = hiddenTotals(trace, span);
  const said = inWords(totals);
  return (
    <span className="flex shrink-0 items-center gap-1 text-[11px] leading-4" title={said}>
      <span className="sr-only">{said}</span>
      <span aria-hidden className="rounded bg-track px-1 text-ink2">
        +{groupDigits(totals.spans)}
      </span>
      {totals.errors > 0 && (
        <span aria-hidden className="flex items-center gap-0.5 font-semibold text-err">
          <RowIcon name="error" className="size-3 text-bg" />
          {groupDigits(totals.errors)}
        </span>
      )}
    </span>
  );
}

function inWords({ spans, errors, selfTime }: HiddenTotals): string {
  const failed = errors > 0 ? `, ${groupDigits(errors)} with errors` : '';
  return `${counted(spans, 'span')} hidden${failed}; their own time is ${formatDuration(selfTime)} in sum`;
}
