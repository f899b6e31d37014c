// biome-ignore-all lint/a11y/useSemanticElements: the grid is no <table>: its rows come and go at an offset of their own.
// biome-ignore-all lint/a11y/useFocusableInteractive: the links in the rows take the focus; without any there is none.
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { FoundTrace } from '../../trace/found-trace.ts';
import type { TimeZone } from '../../trace/time.ts';
import type { TraceOrder } from '../../trace/trace-order.ts';
import { useElementSize } from '../waterfall/use-element-size.ts';
import { ResultHead } from './result-head.tsx';
import { ResultRow } from './result-row.tsx';
import { useRowsInSight } from './rows-in-sight.ts';
import { tableLayout } from './table-layout.ts';
import type { TraceReader } from './trace-reader.ts';

export interface ResultTableProps {
  /** In the order in which they stand. */
  readonly traces: readonly FoundTrace[];
  readonly order: TraceOrder;
  readonly onOrder: (order: TraceOrder) => void;
  readonly reader: TraceReader;
  readonly zone: TimeZone;
  readonly colourOf: (service: string) => string;
  readonly hrefOf: (trace: FoundTrace) => string;
  readonly onOpen: (trace: FoundTrace, event: MouseEvent) => void;
  /** Id of the trace that was opened last, empty for none. */
  readonly marked: string;
  /** What scrolls the page. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** What stands in the table where it has no rows. */
  readonly emptyWords: string;
}

/** The traces found, a row each. Only rows in sight are on the page, and only those are read. */
export function ResultTable(props: ResultTableProps) {
  const { traces, order, onOrder, reader, marked, scroller } = props;
  const list = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(list);
  const layout = tableLayout(width);
  const range = useRowsInSight(list, scroller, layout.rowHeight, traces.length);
  const [current, setCurrent] = useState(0);
  const { goTo, focusRow } = useRowFocus(list, scroller, layout.rowHeight, setCurrent);
  useReadings(reader, traces, range.from, range.to);
  useFocusOnReturn(traces, marked, focusRow);
  const longest = useMemo(() => traces.reduce((most, { duration }) => Math.max(most, duration), 0), [traces]);
  const hasDates = useMemo(() => areOfSeveralDays(traces), [traces]);
  const rows = rowsOf(range.from, Math.min(range.to, traces.length), Math.min(current, traces.length - 1));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = Number(event.target instanceof HTMLElement ? (event.target.dataset.row ?? Number.NaN) : Number.NaN);
    const next = rowAfterKey(event, at, traces.length);
    if (next === undefined) return;
    goTo(next);
    event.preventDefault();
  };
  return (
    <div
      role="grid"
      aria-label="Traces"
      aria-rowcount={traces.length + 1}
      aria-colcount={layout.columns.length}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="sticky top-0 z-10 bg-bg">
        <ResultHead layout={layout} order={order} onOrder={onOrder} />
      </div>
      {traces.length === 0 && <EmptyRow words={props.emptyWords} columns={layout.columns.length} />}
      <div role="rowgroup" ref={list} className="relative" style={{ height: traces.length * layout.rowHeight }}>
        {width > 0 &&
          rows.map((row) => (
            <ResultRow
              key={traces[row].traceId}
              trace={traces[row]}
              reading={reader.get(traces[row].traceId)}
              row={row}
              layout={layout}
              zone={props.zone}
              hasDates={hasDates}
              longest={longest}
              href={props.hrefOf(traces[row])}
              colourOf={props.colourOf}
              isCurrent={row === current}
              isMarked={traces[row].traceId === marked}
              onOpen={props.onOpen}
              onFocus={setCurrent}
            />
          ))}
      </div>
    </div>
  );
}

function EmptyRow({ words, columns }: { readonly words: string; readonly columns: number }) {
  return (
    <div role="rowgroup">
      <div role="row" className="border-b border-line px-4 py-2 text-ink2">
        <div role="gridcell" aria-colspan={columns}>
          {words}
        </div>
      </div>
    </div>
  );
}

/** The row that Tab comes to stays on the page wherever that is scrolled to. */
function rowsOf(from: number, to: number, current: number): readonly number[] {
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  if (current < 0 || (current >= from && current < to)) return rows;
  return current < from ? [current, ...rows] : [...rows, current];
}

const PAGE = 10;

function rowAfterKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number, count: number): number | undefined {
  if (Number.isNaN(at) || altKey || ctrlKey || metaKey) return undefined;
  const next: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  };
  const row = next[key];
  return row === undefined ? undefined : Math.max(0, Math.min(count - 1, row));
}

/** Goes to a row that may not be on the page yet. */
function useRowFocus(
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  setCurrent: (row: number) => void,
) {
  const [wanted, setWanted] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (wanted === null) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-row="${wanted}"]`);
    if (link == null) return;
    link.focus({ preventScroll: true });
    setWanted(null);
  });
  const focusRow = useCallback(
    (row: number) => {
      setCurrent(row);
      setWanted(row);
    },
    [setCurrent],
  );
  const goTo = useCallback(
    (row: number) => {
      const [outer, inner] = [scroller.current, list.current];
      if (outer !== null && inner !== null) scrollToRow(outer, inner, row, rowHeight);
      focusRow(row);
    },
    [list, scroller, rowHeight, focusRow],
  );
  return { goTo, focusRow };
}

/** Coming back from a trace, the keyboard goes on where it was. A focus that is somewhere already stays there. */
function useFocusOnReturn(traces: readonly FoundTrace[], marked: string, focusRow: (row: number) => void): void {
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current) return;
    hasLooked.current = true;
    const row = marked === '' ? -1 : traces.findIndex(({ traceId }) => traceId === marked);
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (row >= 0 && isFree) focusRow(row);
  }, [traces, marked, focusRow]);
}

/** Height of the headings, which stay above the rows. */
const HEAD = 33;

function scrollToRow(outer: HTMLElement, inner: HTMLElement, row: number, rowHeight: number): void {
  const top = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + row * rowHeight;
  const below = top + rowHeight - outer.clientHeight;
  if (top < HEAD) outer.scrollTop += top - HEAD;
  else if (below > 0) outer.scrollTop += below;
}

/** Has the rows in sight read, and draws them again when they are. */
function useReadings(reader: TraceReader, traces: readonly FoundTrace[], from: number, to: number): void {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  useEffect(() => reader.subscribe(redraw), [reader]);
  useEffect(() => {
    reader.want(traces.slice(from, to).map(({ traceId }) => traceId));
  }, [reader, traces, from, to]);
}

const DAY = 86_400_000_000_000n;

function areOfSeveralDays(traces: readonly FoundTrace[]): boolean {
  const days = new Set(traces.map(({ startTimeUnixNano }) => startTimeUnixNano / DAY));
  return days.size > 1;
}
