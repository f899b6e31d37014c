import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useReducer,
} from 'react';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration, type TimeZone } from '../../trace/time.ts';
import { sortTraces, type TraceOrder } from '../../trace/trace-order.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { FiguresOf } from './figures-of.tsx';
import type { Brush, PlotLook } from './plot-look.ts';
import { isWithin } from './plot-points.ts';
import { ResultTable } from './result-table.tsx';
import { ScatterPlot } from './scatter-plot.tsx';
import { dealServiceColours, servicesInOrder } from './service-colours.ts';
import { ServiceLegend } from './service-legend.tsx';
import { TIMES_TITLE } from './table-layout.ts';
import { isMiscounted, miscountedWords, type TraceReader } from './trace-reader.ts';
import { clockWords } from './trace-words.ts';

export interface SearchResultsProps {
  /** At least one. */
  readonly traces: readonly FoundTrace[];
  readonly reader: TraceReader;
  readonly order: TraceOrder;
  readonly plot: PlotLook;
  readonly zone: TimeZone;
  /** Id of the trace that was opened last, empty for none. */
  readonly marked: string;
  /** What scrolls the page. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Below the table: what is told of the search. */
  readonly footer: ReactNode;
  readonly onOrder: (order: TraceOrder) => void;
  readonly onPlot: (plot: PlotLook) => void;
  readonly hrefOf: (trace: FoundTrace) => string;
  readonly onOpen: (trace: FoundTrace, event: MouseEvent | KeyboardEvent) => void;
}

/** Traces that were found: a picture of all, and a table of those that the brush leaves. */
export function SearchResults(props: SearchResultsProps) {
  const { traces, reader, order, plot, zone, onPlot } = props;
  const colourOf = useMemo(() => dealServiceColours(traces), [traces]);
  const roots = useMemo(() => rootServices(traces), [traces]);
  // The plot shows at once what was drawn around; the table may come a frame later.
  const brush = useDeferredValue(plot.brush);
  const sorted = useMemo(() => sortTraces(traces, order, ({ services }) => services.length), [traces, order]);
  const listed = useMemo(() => sorted.filter((trace) => isWithin(trace, brush)), [sorted, brush]);
  const { services, isAll, miscountedCount } = useServicesRead(traces, reader, colourOf);
  const setBrush = (next: Brush | null) => onPlot({ ...plot, brush: next });
  return (
    <>
      <section aria-label="Start by duration" className="border-t border-line">
        <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1 px-4 pt-2 pb-1">
          <h2 className="font-semibold">Start × duration</h2>
          <p className="text-ink2 max-lg:hidden">Larger circles have more spans. Drag to narrow, click to open.</p>
          <span className="ml-auto" />
          <Labelled label="Duration">
            <Segmented
              label="Duration is drawn"
              options={[
                { value: 'linear', label: 'linear' },
                { value: 'log', label: 'log' },
              ]}
              value={plot.scale}
              onChange={(scale) => onPlot({ ...plot, scale })}
            />
          </Labelled>
          <Labelled label="Colour">
            <Segmented
              label="Colour stands for"
              options={[
                { value: 'errors', label: 'errors' },
                { value: 'service', label: 'service' },
              ]}
              value={plot.colourBy}
              onChange={(colourBy) => onPlot({ ...plot, colourBy })}
            />
          </Labelled>
        </div>
        <ScatterPlot
          traces={traces}
          look={plot}
          zone={zone}
          colourOf={colourOf}
          marked={props.marked}
          onBrush={setBrush}
          onOpen={props.onOpen}
        />
        {plot.colourBy === 'service' && (
          <ServiceLegend title="Service of the root" services={roots} colourOf={colourOf} />
        )}
        {traces.length > 1 && (
          <div className="pb-2">
            {brush !== null && <FiguresOf title="Selected" traces={listed} />}
            <FiguresOf title={brush === null ? null : 'In all'} traces={traces} />
          </div>
        )}
      </section>
      <div className="border-t border-line">
        {brush !== null && (
          <Narrowed brush={brush} shown={listed.length} all={traces.length} zone={zone} onBack={() => setBrush(null)} />
        )}
        <ServiceLegend
          title={isAll ? TIMES_TITLE : `${TIMES_TITLE}, of the rows read so far`}
          services={services}
          colourOf={colourOf}
        />
      </div>
      <ResultTable
        traces={listed}
        order={order}
        onOrder={props.onOrder}
        reader={reader}
        zone={zone}
        colourOf={colourOf}
        hrefOf={props.hrefOf}
        onOpen={props.onOpen}
        marked={props.marked}
        scroller={props.scroller}
        emptyWords="None of the traces is within what is drawn around in the plot."
      />
      {miscountedCount > 0 && <p className="px-4 pt-3 text-ink2">{miscountedWords(miscountedCount)}</p>}
      {props.footer}
    </>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className="flex items-center gap-2 text-ink2">
      <span aria-hidden>{label}</span>
      {children}
    </span>
  );
}

interface NarrowedProps {
  readonly brush: Brush;
  readonly shown: number;
  readonly all: number;
  readonly zone: TimeZone;
  readonly onBack: () => void;
}

/** Says that the table is not all, and takes that back. */
function Narrowed({ brush, shown, all, zone, onBack }: NarrowedProps) {
  const [from, to] = [brush.from, brush.to].map((time) =>
    clockWords(BigInt(Math.round(time * 1000)) * 1000n, zone, false),
  );
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2 bg-accent-bg px-4 py-1.5">
      <span>
        Narrowed to {groupDigits(shown)} of {counted(all, 'trace')}: {from} to {to}, {formatDuration(brush.durationMin)}{' '}
        to {formatDuration(brush.durationMax)}.
      </span>
      <TextButton onClick={onBack}>Show all (Esc)</TextButton>
    </p>
  );
}

/** Returns the services of the roots, those of most traces first. */
function rootServices(traces: readonly FoundTrace[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rootService } of traces) counts.set(rootService, (counts.get(rootService) ?? 0) + 1);
  return [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

interface ServicesRead {
  /** Those with most time in what has been read first. */
  readonly services: readonly string[];
  /** Whether all traces have been read. */
  readonly isAll: boolean;
  /** Traces of which the search told another number of spans than was read. */
  readonly miscountedCount: number;
}

/** Returns the services of the traces, as far as they have been read, and has colours dealt to them in order. */
function useServicesRead(
  traces: readonly FoundTrace[],
  reader: TraceReader,
  colourOf: (service: string) => string,
): ServicesRead {
  const [count, redraw] = useReducer((times: number) => times + 1, 0);
  useEffect(() => reader.subscribe(redraw), [reader]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read has changed when the count has.
  return useMemo(() => {
    const times = new Map<string, number>();
    const add = (name: string, time: number) => times.set(name, (times.get(name) ?? 0) + time);
    for (const { traceId, rootService } of traces) {
      add(rootService, 0);
      const reading = reader.get(traceId);
      if (reading?.counted) servicesInOrder(reading.counted).forEach(colourOf);
      for (const { name, time } of reading?.times ?? []) add(name, time);
    }
    return {
      services: [...times.keys()].toSorted((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0)),
      miscountedCount: traces.filter((trace) => isMiscounted(trace, reader.get(trace.traceId))).length,
      isAll: traces.every(({ traceId }) => reader.get(traceId)?.times != null),
    };
  }, [traces, reader, colourOf, count]);
}
