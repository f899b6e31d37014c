import type { FocusEvent, MouseEvent, ReactNode } from 'react';
import { wholeWord } from '../../analysis/wording/whole-word.ts';
import { formatShare } from '../../lib/format-share.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { rootTimes, showFinding } from '../finding-sight.ts';
import type { TraceInsights } from '../trace-insights.ts';
import { ConfidenceLine } from './confidence-line.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { FindingActions } from './finding-actions.tsx';
import { FindingStrip } from './finding-strip.tsx';
import { LinkedSentence } from './linked-sentence.tsx';

export interface FindingItemProps {
  /** Of the finding, in `insights.analysis.findings`. */
  readonly number: number;
  readonly trace: SpanTable;
  readonly insights: TraceInsights;
  readonly onOpenDetails: (span: SpanIndex) => void;
  /** The only one is as open as if it were chosen. */
  readonly isAlone: boolean;
  /** Stands at the item's end. */
  readonly children?: ReactNode;
}

/** A finding. What it is about lights up while it is pointed at; a click chooses it, and brings that in sight. */
export function FindingItem({ number, trace, insights, onOpenDetails, isAlone, children }: FindingItemProps) {
  const { analysis, shown, pointed, onPoint } = insights;
  const finding = analysis.findings[number];
  const isChosen = shown === number;
  const isOpen = isChosen || isAlone;
  const choose = () => (isChosen ? insights.onShow(-1) : showFinding(insights, trace, number));
  const onClick = (event: MouseEvent) => {
    if (!isChosen && !isOnControl(event) && document.getSelection()?.isCollapsed !== false) choose();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) onPoint(-1);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its heading is a button that does the same; the rest is a larger target.
    <li
      aria-current={isChosen ? 'true' : undefined}
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onPoint(number)}
      onPointerLeave={() => onPoint(-1)}
      onFocus={({ target }) => target.matches(':focus-visible') && onPoint(number)}
      onBlur={onBlur}
      onClick={onClick}
      className={`flex flex-col gap-1.5 border-b border-line border-l-2 py-2 pr-4 pl-3.5 [overflow-wrap:anywhere] ${isChosen ? 'border-l-accent bg-accent-bg' : 'border-l-transparent'} ${pointed === number && !isChosen ? 'bg-hover' : ''}`}
    >
      <FindingHead {...{ number, trace, insights, isChosen, isOpen }} onChoose={choose} />
      <p className="text-pretty leading-[17px]">
        <LinkedSentence trace={trace} finding={finding} onOpenDetails={onOpenDetails} />
      </p>
      {!insights.isAsRecorded && <FindingStrip finding={finding} path={analysis.path} />}
      <ConfidenceLine confidence={finding.confidence} reason={finding.reason} />
      {finding.next !== '' && <p className={`text-ink2 ${isOpen ? '' : 'line-clamp-1'}`}>Next: {finding.next}</p>}
      {isOpen && (
        <>
          <EvidenceList labels={analysis.labels} {...{ trace, finding, onOpenDetails }} />
          <FindingActions number={number} trace={trace} insights={insights} />
        </>
      )}
      {children}
    </li>
  );
}

/** Clicks on links and buttons within are theirs. */
function isOnControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button, a, summary, input') !== null;
}

interface FindingHeadProps extends Pick<FindingItemProps, 'number' | 'trace' | 'insights'> {
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
}

function FindingHead({ number, trace, insights: { analysis }, isChosen, isOpen, onChoose }: FindingHeadProps) {
  const { title, effect } = analysis.findings[number];
  const { start, end } = rootTimes(analysis.path);
  return (
    <div className="flex items-baseline gap-2">
      <h2 className="min-w-0 flex-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onChoose}
          className="flex min-h-6 max-w-full cursor-pointer items-center gap-2 rounded-sm text-left font-semibold pointer-coarse:min-h-8"
        >
          <span
            className={`inline-flex forced-color-adjust-none h-[18px] min-w-[18px] shrink-0 items-center justify-center rounded px-1 text-[11px] ${isChosen ? 'bg-accent text-on-accent' : 'border border-line bg-bg text-accent'}`}
          >
            {number + 1}
          </span>
          <span className="min-w-0">{title}</span>
        </button>
      </h2>
      {effect > 0 && (
        <span
          className="flex shrink-0 items-baseline gap-2.5"
          title={`By so much the ${wholeWord(trace)} would be shorter`}
        >
          <strong className="font-semibold">
            <span className="font-normal text-ink2">up to </span>
            {formatDuration(effect)}
          </strong>
          <span className="min-w-9 text-right text-ink2">{formatShare(effect, end - start)}</span>
        </span>
      )}
    </div>
  );
}
