import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { TraceSummary } from '../../trace/span-table.ts';
import { spanTitle } from '../../trace/span-title.ts';
import { formatDuration, formatTimestamp, type TimeZone } from '../../trace/time.ts';
import { sortTraces, type TraceOrder } from '../../trace/trace-order.ts';
import { Button } from '../../ui/button.tsx';
import { useStored } from '../../ui/use-stored.ts';
import { RootName } from '../../views/root-name.tsx';
import { timeZone } from '../time-zone.ts';
import { formatUrl, type SourceFields } from '../url-state.ts';
import { HIDDEN_WHERE_NARROW, TraceTableHead } from './trace-table-head.tsx';

const LONGEST_TITLE = 2000;
/** So many rows at a time: a file may hold tens of thousands of traces. */
const PAGE = 200;

export interface TraceTableProps {
  readonly summaries: readonly TraceSummary[];
  readonly from: SourceFields;
  /** Which backend each is from, by its id, where several were asked; it is named then. */
  readonly backends?: ReadonlyMap<string, string>;
  /** null: as they came. */
  readonly order: TraceOrder | null;
  readonly onOrder: (order: TraceOrder | null) => void;
}

/** Traces, a line each, sorted by any column. Arrow keys, Home and End move between them, Enter opens one. */
export function TraceTable({ summaries, from, backends, order, onOrder }: TraceTableProps) {
  const zone = useStored(timeZone);
  const [shown, setShown] = useState(PAGE);
  const sorted = useMemo(
    () => (order === null ? summaries : sortTraces(summaries, order, ({ serviceCount }) => serviceCount)),
    [summaries, order],
  );
  const longest = summaries.reduce((most, summary) => Math.max(most, summary.duration), 0);
  const left = summaries.length - shown;
  return (
    <>
      <div className="@container">
        <table aria-label="Traces" className="w-full table-fixed border-collapse" onKeyDown={moveFocus}>
          <TraceTableHead order={order} onOrder={onOrder} />
          <tbody>
            {sorted.slice(0, shown).map((summary) => (
              <Row
                key={summary.traceId}
                summary={summary}
                zone={zone}
                longest={longest}
                from={from}
                backend={backends?.get(summary.traceId) ?? ''}
              />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <div className="flex items-center gap-3 px-4 pt-3 text-ink2">
          {groupDigits(left)} more
          <Button onClick={() => setShown(shown + PAGE)}>Show {Math.min(PAGE, left)}</Button>
        </div>
      )}
    </>
  );
}

const CELL = 'h-8 px-2 py-1 max-md:py-1.5 first:pl-4 last:pr-4 max-md:align-top';

interface RowProps {
  readonly summary: TraceSummary;
  readonly zone: TimeZone;
  readonly longest: number;
  readonly from: SourceFields;
  /** The one of several that had it; empty where nobody was asked but one. */
  readonly backend: string;
}

function Row({ summary, zone, longest, from, backend }: RowProps) {
  const source = backend === '' ? from : { ...from, backend };
  const href = formatUrl({ page: 'trace', traceId: summary.traceId, span: '', ...source });
  const number = `${CELL} ${HIDDEN_WHERE_NARROW} text-right`;
  return (
    <tr className="relative border-b border-line hover:bg-hover">
      <td className={CELL}>
        <Link
          href={href}
          title={rootText(summary)}
          className="group/link block outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {backend !== '' && <BackendName name={backend} />}
          {isRootKnown(summary) ? (
            <RootName
              service={summary.rootService}
              name={summary.rootName}
              // In full for those who cannot point at it: what the keyboard is on is not cut off.
              className="line-clamp-2 [overflow-wrap:anywhere] group-focus-visible/link:line-clamp-none"
            />
          ) : (
            <bdi className="font-mono text-[11px] [overflow-wrap:anywhere]">{summary.traceId.slice(0, 200)}</bdi>
          )}
        </Link>
        {/* Below the other cells too, which stand at the top. */}
        <p className="line-clamp-2 w-[calc(100cqw-2rem)] pt-0.5 text-ink2 [overflow-wrap:anywhere] md:hidden">
          {[backend.slice(0, 100), factsOf(summary, zone)].filter((fact) => fact !== '').join(' · ')}
        </p>
      </td>
      <td className={`${CELL} ${HIDDEN_WHERE_NARROW} text-ink2 lg:truncate`}>
        {summary.startTimeUnixNano > 0n ? formatTimestamp(summary.startTimeUnixNano, zone) : <NotTold />}
      </td>
      <td className={CELL}>
        <Duration duration={summary.duration} longest={longest} />
      </td>
      <td className={number}>{summary.serviceCount < 0 ? <NotTold /> : summary.serviceCount}</td>
      <td className={number}>{summary.spanCount < 0 ? <NotTold /> : groupDigits(summary.spanCount)}</td>
      <td className={`${CELL} text-right`}>
        <Errors count={summary.errorCount} />
      </td>
    </tr>
  );
}

/** At the end of the root's line, where there is room for it. */
function BackendName({ name }: { readonly name: string }) {
  return (
    <span className="float-right ml-3 max-w-[24ch] truncate rounded-full border border-line2 px-2 text-ink2 max-md:hidden">
      <span className="sr-only">from </span>
      <bdi>{name}</bdi>
    </span>
  );
}

/** A list without spans may name nothing but ids. */
function isRootKnown({ rootService, rootName, spanCount }: TraceSummary): boolean {
  return spanCount >= 0 || rootService !== '' || rootName !== '';
}

/** What the list of a search's answer does not say of each trace. */
function NotTold() {
  return (
    <span className="text-ink2">
      <span aria-hidden>–</span>
      <span className="sr-only">not told</span>
    </span>
  );
}

/** What stands in columns where there is room for them, as far as it is told. */
function factsOf({ startTimeUnixNano, spanCount, serviceCount }: TraceSummary, zone: TimeZone): string {
  return [
    startTimeUnixNano > 0n ? formatTimestamp(startTimeUnixNano, zone, 0) : '',
    spanCount < 0 ? '' : counted(spanCount, 'span'),
    serviceCount < 0 ? '' : counted(serviceCount, 'service'),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/** The link lies over the whole row, so the hint is the link's. */
function rootText(summary: TraceSummary): string {
  const text = isRootKnown(summary) ? spanTitle(summary.rootService, summary.rootName) : summary.traceId;
  return text.slice(0, LONGEST_TITLE);
}

function Duration({ duration, longest }: { readonly duration: number; readonly longest: number }) {
  const share = longest > 0 ? duration / longest : 0;
  return (
    <span className="flex items-center gap-2.5">
      <strong className="w-[64px] shrink-0 text-right lg:w-[72px] font-semibold">{formatDuration(duration)}</strong>
      <span aria-hidden className="min-w-0 flex-1 max-lg:hidden">
        <span className="block h-2 min-w-0.5 rounded-xs bg-ink3" style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}

function Errors({ count }: { readonly count: number }) {
  if (count < 0) return <NotTold />;
  if (count === 0) return <span className="text-ink2">0</span>;
  return (
    <span className="inline-flex items-center gap-1 text-err">
      <CircleAlert size={13} aria-hidden />
      {groupDigits(count)}
    </span>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = document.activeElement instanceof HTMLAnchorElement ? links.indexOf(document.activeElement) : -1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined) return;
  links[Math.max(0, Math.min(links.length - 1, to))]?.focus();
  event.preventDefault();
}
