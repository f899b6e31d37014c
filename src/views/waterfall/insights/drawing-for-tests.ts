import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { TraceInsights } from '../../trace-insights.ts';
import type { Brush } from '../brush.ts';
import type { Layer, LayerPicture } from '../layers/layer.ts';
import { layoutFor } from '../layout.ts';
import { createOwnTimeCache } from '../own-time.ts';
import { visibleRows } from '../rows.ts';
import { sceneOf } from '../scene.ts';
import { serviceColours } from '../span-colours.ts';
import { EMPTY_VIEWPORT, resetZoom, type Viewport } from '../viewport.ts';
import { DEFAULT_SETTINGS } from '../waterfall-settings.ts';

const NOTHING = new Uint32Array(0);
const NO_TIMES = new Float64Array(0);
const NO_BYTES = new Uint8Array(0);

/** Returns an analysis of `trace` that has found nothing but what `found` says. For tests. */
export function analysisFor(trace: SpanTable, found: Partial<TraceAnalysis> = {}): TraceAnalysis {
  return {
    clock: { processes: [], corrected: null },
    selfTime: new Float64Array(trace.length),
    criticalTime: new Float64Array(trace.length),
    path: { span: NOTHING, start: NO_TIMES, end: NO_TIMES },
    gaps: {
      span: NOTHING,
      start: NO_TIMES,
      end: NO_TIMES,
      kind: NO_BYTES,
      position: NO_BYTES,
      critical: NO_TIMES,
      isReported: NO_BYTES,
    },
    labels: new Map(),
    fattestLeaf: -1,
    asyncTail: 0,
    errors: {
      spans: NOTHING,
      suspects: NOTHING,
      origins: NOTHING,
      cancelled: NOTHING,
      primary: -1,
      path: [],
      reachesRoot: false,
      stoppedAt: -1,
      message: '',
    },
    retries: [],
    toldRetries: [],
    repeatedCalls: [],
    sequentialGroups: [],
    findings: [],
    verdict: { parts: [], finding: -1 },
    ledger: [],
    failures: [],
    ...found,
  };
}

const never = () => Promise.reject(new Error('nothing is asked here'));
const nothing = () => undefined;

/** Returns what views are given of an analysis, nothing being chosen. For tests. */
export function insightsFor(
  recorded: SpanTable,
  analysis: TraceAnalysis,
  looked: Partial<TraceInsights> = {},
): TraceInsights {
  return {
    analysis,
    recorded,
    readers: { begin: () => {}, analyse: never, replay: never, part: never },
    count: analysis.findings.length,
    shown: -1,
    shownNow: () => -1,
    onShow: nothing,
    pointed: -1,
    onPoint: nothing,
    isDoubtfulShown: false,
    onDoubtfulShown: nothing,
    part: null,
    onPart: nothing,
    lit: null,
    sight: null,
    onSight: nothing,
    linkTo: () => '',
    changes: [],
    onChange: nothing,
    replayed: null,
    isAsRecorded: false,
    onAsRecorded: nothing,
    ...looked,
  };
}

/** What a test's picture is of. */
export interface Pictured {
  readonly trace: SpanTable;
  readonly insights: TraceInsights;
  readonly collapsed?: SpanSet;
  /** Changes what is in sight: all of the trace, at 100 px a drawn millisecond, rows of 24 px. */
  readonly see?: (viewport: Viewport) => Viewport;
  /** Pixels behind the end of the trace. */
  readonly beside?: number;
}

/** Returns what layers paint from, 100 px a millisecond. For tests. */
export function pictureOf({ trace, insights, collapsed, see = (it) => it, beside = 300 }: Pictured): LayerPicture {
  const canvasWidth = trace.duration / 1e4 + beside;
  const layout = { ...layoutFor(1200, 400, { nameWidth: 200 }), plotLeft: 0, canvasWidth };
  const closed = collapsed ?? new SpanSet(trace.length);
  const rows = visibleRows(trace, closed);
  const viewport = see(
    resetZoom({
      ...EMPTY_VIEWPORT,
      extent: trace.duration,
      rowCount: rows.length,
      rowHeight: layout.rowHeight,
      height: layout.bodyHeight,
      plotWidth: trace.duration / 1e4,
    }),
  );
  const tree = { rows, collapsed: closed, root: -1, only: null, active: 0 };
  const spanColours = serviceColours(trace);
  const scene = sceneOf({
    ...tree,
    trace,
    layout,
    viewport,
    spanColours,
    pixelRatio: 1,
    measure: widthOf,
    ownTimes: createOwnTimeCache(),
    lit: null,
  });
  // Of the rest of a waterfall layers of findings read nothing.
  const model = Object.assign(Object.create(null), {
    trace,
    insights,
    tree,
    layout,
    settings: DEFAULT_SETTINGS,
    spanColours,
    lit: null,
    pinned: [],
    selected: -1,
  });
  return Object.assign(Object.create(null), { model, scene, viewport, pointerX: null });
}

/** A canvas' text is 6 px a character here. */
export function widthOf(text: string): number {
  return text.length * 6;
}

/** Something that was painted: a method's name, what it was given, and the colour at that time. */
export type Stroke = readonly [name: string, ...given: (number | string)[]];

/** Returns what a layer paints: the calls of its canvas that leave something to be seen, whole pixels, in their order. */
export function drawn(layer: Layer, picture: LayerPicture): Stroke[] {
  const strokes: Stroke[] = [];
  layer.paint?.(recordingBrush(picture, strokes), picture);
  return strokes;
}

const SEEN = new Set(['fillRect', 'strokeRect', 'fillText', 'moveTo', 'lineTo', 'roundRect', 'setLineDash']);

function recordingBrush({ model }: LayerPicture, strokes: Stroke[]): Brush {
  const state: Record<string, unknown> = { measureText: (text: string) => ({ width: widthOf(text) }) };
  const context = new Proxy(Object.create(null), {
    get: (_, name) => {
      if (typeof name === 'string' && name in state) return state[name];
      return (...given: readonly unknown[]) => {
        if (typeof name === 'string' && SEEN.has(name))
          strokes.push([name, ...given.map(plain), String(state.fillStyle)]);
      };
    },
    set: (_, name, value) => {
      state[String(name)] = value;
      return true;
    },
  });
  return { context, colours: NAMED_COLOURS, layout: model.layout, pixelRatio: 1 };
}

function plain(value: unknown): number | string {
  return typeof value === 'number' ? Math.round(value * 2) / 2 : String(value);
}

const NAMED_COLOURS: Brush['colours'] = {
  bg: 'bg',
  ink: 'ink',
  ink2: 'ink2',
  ink3: 'ink3',
  line: 'line',
  line2: 'line2',
  grid: 'grid',
  accent: 'accent',
  onAccent: 'on-accent',
  err: 'err',
  barEdge: null,
  lightBar: 0.24,
  fontFamily: 'sans-serif',
};
