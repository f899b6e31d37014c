import { FileX, SearchX, TriangleAlert } from 'lucide-react';
import type { LoadProblem } from '../../load/load-problem.ts';
import type { Defect } from '../../trace/defect.ts';
import { DEFECT_WORDS } from '../../trace/defect-words.ts';

/** What the page says of the trace as a whole, not of some of its spans. */
const TOLD = new Set<Defect['type']>(['other_trace', 'partial', 'truncated', 'source_warning']);
const MOST = 3;

export interface SourceBannerProps {
  readonly defects: readonly Defect[];
  /** Files that were not read beside those that were. */
  readonly unread?: readonly LoadProblem[];
  /** A span that was asked for and is not there, empty for none. */
  readonly absentSpan?: string;
}

/**
 * Says on top that the trace is cut or that its source warns, in the source's own words, which files were not read, and
 * that a span is not there.
 * Empty where all is well.
 */
export function SourceBanner({ defects, unread = [], absentSpan = '' }: SourceBannerProps) {
  const told = defects.filter((defect) => TOLD.has(defect.type) && defect.spans.length === 0);
  if (told.length === 0 && unread.length === 0 && absentSpan === '') return null;
  return (
    <div role="note" className="flex flex-col gap-1 border-b border-line bg-surface px-4 py-1.5">
      {absentSpan !== '' && (
        <p role="status" className="flex items-start gap-2">
          <SearchX size={14} aria-hidden className="mt-px shrink-0 text-ink2" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <strong className="font-semibold">No span {absentSpan.slice(0, 100)} in this trace.</strong>{' '}
            <span className="text-ink2">It may not have been exported, or belong to another trace.</span>
          </span>
        </p>
      )}
      {told.slice(0, MOST).map((defect) => (
        <p key={`${defect.type} ${defect.detail}`} className="flex items-start gap-2">
          <TriangleAlert size={14} aria-hidden className="mt-px shrink-0 text-ink2" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <strong className="font-semibold">{DEFECT_WORDS[defect.type].title}.</strong> <Detail {...defect} />{' '}
            <span className="text-ink2">{DEFECT_WORDS[defect.type].explanation}</span>
          </span>
        </p>
      ))}
      {told.length > MOST && <p className="pl-[22px] text-ink2">and {told.length - MOST} more, under Defects</p>}
      {unread.slice(0, MOST).map(({ address, sentence }) => (
        <p key={address} className="flex items-start gap-2">
          <FileX size={14} aria-hidden className="mt-px shrink-0 text-ink2" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <strong className="font-semibold">Not read: {address.slice(0, 200)}.</strong>{' '}
            <span className="text-ink2">{sentence}</span>
          </span>
        </p>
      ))}
      {unread.length > MOST && <p className="pl-[22px] text-ink2">and {unread.length - MOST} more files</p>}
    </div>
  );
}

/** Words of the source are quoted, ours are not. */
function Detail({ type, detail }: Defect) {
  if (detail === '') return null;
  const text = detail.slice(0, 500);
  return type === 'other_trace' ? <span>{text}</span> : <q>{text}</q>;
}
