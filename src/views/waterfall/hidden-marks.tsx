import { Search } from 'lucide-react';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import { countBefore } from '../../trace/span-set-walk.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { usePick } from '../use-pick.ts';
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

/** What a collapsed row hides: how many spans, how many of them match and failed, and how long they worked. */
export function HiddenMarks({ id, trace, span }: HiddenMarksProps) {
  const totals = hiddenTotals(trace, span);
  const matches = usePick(trace, 'matches');
  const matchCount = matches === null ? 0 : matchesBelow(trace, span, matches.spans);
  const said = inWords(totals, matchCount);
  return (
    <Tooltip label={said}>
      <span className="flex shrink-0 items-center gap-1 text-[11px] leading-4">
        <span id={id} className="sr-only">
          {said}
        </span>
        <span aria-hidden className="rounded bg-track px-1 text-ink2">
          +{groupDigits(totals.spans)}
        </span>
        {matchCount > 0 && (
          <span aria-hidden className="flex items-center gap-0.5 rounded bg-accent-bg px-1 font-semibold text-accent">
            <Search size={10} />
            {groupDigits(matchCount)}
          </span>
        )}
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

function matchesBelow({ subtreeEnd }: SpanTable, span: SpanIndex, matches: SpanSet): number {
  if (matches.size < subtreeEnd[span]) return 0;
  return countBefore(matches, subtreeEnd[span]) - countBefore(matches, span + 1);
}

function inWords({ spans, errors, selfTime }: HiddenTotals, matchCount: number): string {
  const failed = errors > 0 ? `, ${groupDigits(errors)} with errors` : '';
  const found = matchCount > 0 ? `, ${counted(matchCount, 'match', 'matches')} among them` : '';
  return `${counted(spans, 'span')} hidden${failed}${found}; their own time is ${formatDuration(selfTime)} in sum`;
}
