import {
  ArrowDownLeft,
  ArrowUpRight,
  CircleAlert,
  Inbox,
  type LucideIcon,
  Send,
  Timer,
  TriangleAlert,
  Unlink2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { groupDigits } from '../../lib/counted.ts';
import { DEFECT_WORDS, defectTypesOf } from '../../trace/defect-words.ts';
import { SPAN_KIND_NAMES, SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { DEFECT_MARKS, SpanMark, type SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

interface RowMarksProps {
  readonly trace: SpanTable;
  readonly span: SpanIndex;
  /** Spans hidden below a collapsed row; 0 for none. */
  readonly hiddenCount: number;
}

const KIND_ICONS: Readonly<Partial<Record<number, LucideIcon>>> = {
  [SpanKind.Server]: ArrowDownLeft,
  [SpanKind.Client]: ArrowUpRight,
  [SpanKind.Producer]: Send,
  [SpanKind.Consumer]: Inbox,
};

/** The marks at the end of a row's name; none of them is ever cut. */
export function RowMarks({ trace, span, hiddenCount }: RowMarksProps) {
  const marks = trace.marks[span];
  return (
    <span className="ml-auto flex h-full shrink-0 items-center gap-1 pl-2 text-ink3">
      {hiddenCount > 0 && <HiddenCount count={hiddenCount} />}
      {(marks & DEFECT_MARKS & ~SpanMark.SuspectStatus) !== 0 && <DefectMark marks={marks & ~SpanMark.SuspectStatus} />}
      {(marks & SpanMark.FollowsFrom) !== 0 && (
        <Mark label="Asynchronous: follows from its parent, which does not wait for it">
          <Timer size={13} />
        </Mark>
      )}
      {(marks & SpanMark.SuspectStatus) !== 0 && <SuspectMark />}
      {trace.status[span] === StatusCode.Error && <ErrorMark />}
      <KindMark kind={trace.kind[span]} />
    </span>
  );
}

function Mark({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span role="img" aria-label={label} title={label} className="flex">
      {children}
    </span>
  );
}

function HiddenCount({ count }: { count: number }) {
  return (
    <span className="rounded bg-track px-1 text-[11px] leading-4 text-ink2" title={`${count} spans hidden`}>
      +{groupDigits(count)}
    </span>
  );
}

function ErrorMark() {
  return (
    <Mark label="Error">
      <CircleAlert size={14} className="fill-err text-bg" />
    </Mark>
  );
}

/** A ring where an error has a disc, and ink where an error has red: it looks failed, nobody said so. */
function SuspectMark() {
  const { title, explanation } = DEFECT_WORDS.suspect_status;
  return (
    <Mark label={`${title}: ${explanation}`}>
      <CircleAlert size={14} className="text-ink2" strokeDasharray="3 2" />
    </Mark>
  );
}

function DefectMark({ marks }: { marks: number }) {
  const types = defectTypesOf(marks);
  const Icon = (marks & SpanMark.Orphan) !== 0 ? Unlink2 : TriangleAlert;
  return (
    <Mark label={types.map((type) => `${DEFECT_WORDS[type].title}: ${DEFECT_WORDS[type].explanation}`).join('\n')}>
      <Icon size={13} className="text-ink2" />
    </Mark>
  );
}

function KindMark({ kind }: { kind: number }) {
  const Icon = KIND_ICONS[kind];
  if (Icon === undefined) return <span className="w-[13px]" />;
  return (
    <Mark label={SPAN_KIND_NAMES[kind]}>
      <Icon size={13} />
    </Mark>
  );
}
