// biome-ignore-all lint/a11y/useSemanticElements: the grid is no <table>: its rows come and go at an offset of their own.
// biome-ignore-all lint/a11y/useFocusableInteractive: the link in the row takes the focus.
import { CircleAlert } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration, type TimeZone } from '../../trace/time.ts';
import { answerAfter } from '../answer-after.ts';
import { RootName } from '../root-name.tsx';
import { ServiceBar } from './service-bar.tsx';
import type { TableColumn, TableLayout } from './table-layout.ts';
import { isMiscounted, type TraceReading } from './trace-reader.ts';
import { clockWords, rootWords } from './trace-words.ts';

export interface ResultRowProps {
  readonly trace: FoundTrace;
  readonly reading: TraceReading | undefined;
  /** Its place in the table, from 0. */
  readonly row: number;
  readonly layout: TableLayout;
  readonly zone: TimeZone;
  /** Whether the traces are of several days. */
  readonly hasDates: boolean;
  /** Duration of the longest one, which fills its bar. */
  readonly longest: number;
  readonly href: string;
  readonly colourOf: (service: string) => string;
  /** Whether the Tab key comes to it. */
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly onOpen: (trace: FoundTrace, event: MouseEvent) => void;
  readonly onFocus: (row: number) => void;
}

/** A trace that was found. The link lies over all of the row. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { trace, row, layout, href, isCurrent, isMarked, onOpen, onFocus } = props;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isMarked}
      className={`absolute inset-x-0 grid gap-x-3 border-b border-line px-4 ${layout.isFolded ? 'items-start pt-2' : 'items-center'} ${isMarked ? 'bg-accent-bg shadow-[inset_2px_0_0_var(--lp-accent)]' : 'hover:bg-hover'}`}
      style={{
        top: row * layout.rowHeight,
        height: layout.rowHeight,
        gridTemplateColumns: layout.columns.map(({ track }) => track).join(' '),
      }}
    >
      {layout.columns.map((column) => (
        <div key={column.id} role="gridcell" className={`min-w-0 ${column.isAtEnd ? 'text-right' : ''}`}>
          {column.id === 'root' ? (
            <a
              href={href}
              title={rootWords(trace)}
              tabIndex={isCurrent ? 0 : -1}
              data-row={row}
              onClick={(event) => onOpen(trace, event)}
              onFocus={() => onFocus(row)}
              className="block outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              <RootName service={trace.rootService} name={trace.rootName} />
            </a>
          ) : (
            <Cell column={column} {...props} />
          )}
          {column.id === 'root' && layout.isFolded && <SecondLine {...props} />}
        </div>
      ))}
    </div>
  );
});

function SecondLine({ trace, reading, zone, hasDates, colourOf }: ResultRowProps) {
  const figures = reading?.counted ?? trace;
  return (
    <span className="absolute inset-x-4 bottom-2 flex items-center gap-3 text-ink2">
      <span className="shrink-0">
        {clockWords(trace.startTimeUnixNano, zone, hasDates)}
        {figures.spanCount >= 0 && ` · ${counted(figures.spanCount, 'span')}`}
      </span>
      <span className="min-w-6 flex-1">
        <ServiceBar reading={reading} colourOf={colourOf} />
      </span>
    </span>
  );
}

function Cell({ column, ...props }: ResultRowProps & { readonly column: TableColumn }): ReactNode {
  const { trace, reading, zone, hasDates, colourOf } = props;
  const figures = reading?.counted ?? trace;
  switch (column.id) {
    case 'root':
      return null;
    case 'start':
      return <span className="text-ink2">{clockWords(trace.startTimeUnixNano, zone, hasDates)}</span>;
    case 'duration':
      return <Duration {...props} />;
    case 'times':
      return <ServiceBar reading={reading} colourOf={colourOf} />;
    case 'services':
      return figures.services.length === 0 ? <Untold /> : groupDigits(figures.services.length);
    case 'spans':
      return <Spans trace={trace} reading={reading} />;
    case 'errors':
      return <Errors count={figures.errorCount} />;
  }
}

function Duration({ trace, longest, layout }: ResultRowProps) {
  const { duration, rootDuration } = trace;
  const hasBar = layout.columns.some(({ id }) => id === 'services');
  const answer = answerAfter(duration, rootDuration);
  return (
    <span className="flex items-center gap-2.5" title={answer}>
      <strong className={`shrink-0 text-right font-semibold whitespace-nowrap ${hasBar ? 'w-[76px]' : 'w-full'}`}>
        {formatDuration(duration)}
      </strong>
      {hasBar && (
        <span className="flex min-w-0 flex-1 flex-col gap-px">
          <Bar
            share={longest > 0 ? duration / longest : 0}
            answered={answer === '' ? 1 : (rootDuration ?? 0) / duration}
          />
          {answer !== '' && <span className="truncate text-[10px] leading-3 text-ink2">{answer}</span>}
        </span>
      )}
    </span>
  );
}

interface BarProps {
  /** Of the longest trace's bar. */
  readonly share: number;
  /** Which part of it is before the answer: what goes on after that is no latency that anybody felt. */
  readonly answered: number;
}

function Bar({ share, answered }: BarProps) {
  return (
    <span
      aria-hidden
      className="flex h-2 min-w-0.5 overflow-hidden rounded-xs bg-line2"
      style={{ width: `${share * 100}%` }}
    >
      <span className="bg-ink3" style={{ width: `${answered * 100}%` }} />
    </span>
  );
}

/** What was counted in the trace itself counts; where the search told another figure, the pointer is told that. */
function Spans({ trace, reading }: Pick<ResultRowProps, 'trace' | 'reading'>) {
  const own = reading?.counted?.spanCount ?? trace.spanCount;
  if (own < 0) return <Untold />;
  const said = isMiscounted(trace, reading)
    ? `${counted(own, 'span')} read in the trace; the search said ${groupDigits(trace.spanCount)}`
    : undefined;
  return <span title={said}>{groupDigits(own)}</span>;
}

function Errors({ count }: { readonly count: number }) {
  if (count < 0) return <Untold />;
  if (count === 0) return <span className="text-ink2">0</span>;
  return (
    <span className="flex items-center justify-end gap-1 text-err">
      <CircleAlert size={13} aria-hidden />
      {groupDigits(count)}
    </span>
  );
}

function Untold() {
  return (
    <span className="text-ink2" title="The search does not tell">
      <span aria-hidden>–</span>
      <span className="sr-only">not told</span>
    </span>
  );
}
