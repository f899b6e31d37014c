import { Suspense } from 'react';
import { SPAN_KIND_NAMES, SpanKind, StatusCode } from '../../trace/span-kind.ts';
import { DEFECT_MARKS, SpanMark, type SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Mark } from './mark.tsx';
import { RowIcon, type RowIconName } from './row-icon.tsx';

interface RowMarksProps {
  readonly trace: SpanTable;
  readonly span: SpanIndex;
  /** Spans hidden below a collapsed row; 0 for none. */
  readonly hiddenCount: number;
  /** Id of the words for them. */
  readonly hiddenId: string;
  /** There is no room for what is no fault. */
  readonly isTight: boolean;
}

const KIND_ICONS: Readonly<Partial<Record<number, RowIconName>>> = {
  [SpanKind.Server]: 'server',
  [SpanKind.Client]: 'client',
  [SpanKind.Producer]: 'producer',
  [SpanKind.Consumer]: 'consumer',
};

/** The marks at the end of a row's name; none of them is ever cut. */
export function RowMarks({ trace, span, hiddenCount, hiddenId, isTight }: RowMarksProps) {
  // What every row of a trace would say tells none from another; the trace's defects say it.
  const marks = trace.services.length > 1 ? trace.marks[span] : trace.marks[span] & ~SpanMark.UnknownService;
  return (
    <span className="ml-auto flex h-full shrink-0 items-center gap-1 pl-2 text-ink3">
      {hiddenCount > 0 && (
        <Suspense>
          <HiddenMarks id={hiddenId} trace={trace} span={span} />
        </Suspense>
      )}
      {(marks & DEFECT_MARKS) !== 0 && (
        <Suspense fallback={<span className="w-[13px]" />}>
          <DefectMarks marks={marks} />
        </Suspense>
      )}
      {(marks & SpanMark.FollowsFrom) !== 0 && (
        <Mark label="Asynchronous: follows from its parent, which does not wait for it">
          <RowIcon name="async" />
        </Mark>
      )}
      {trace.status[span] === StatusCode.Error && <ErrorMark />}
      {!isTight && <KindMark kind={trace.kind[span]} />}
    </span>
  );
}

/** The words for defects are many, and most traces need none of them. */
const DefectMarks = lazyPart(async () => (await import('./defect-marks.tsx')).DefectMarks, 'left out');

/** A trace opens expanded. */
const HiddenMarks = lazyPart(async () => (await import('./hidden-marks.tsx')).HiddenMarks, 'left out');

function ErrorMark() {
  return (
    <Mark label="Error">
      <RowIcon name="error" className="size-3.5 text-bg" />
    </Mark>
  );
}

function KindMark({ kind }: { kind: number }) {
  const icon = KIND_ICONS[kind];
  if (icon === undefined) return <span className="w-[13px]" />;
  return (
    <Mark label={SPAN_KIND_NAMES[kind]}>
      <RowIcon name={icon} />
    </Mark>
  );
}
