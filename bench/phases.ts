import { PHASE_MARKS } from '../src/load/phase-marks.ts';

/** What happens while a trace is loaded, in the order in which it does. */
export const PHASES = [
  'request sent',
  'first byte',
  'last byte',
  'rows read',
  'tree made',
  'first row',
  'all rows',
  'analysis begun',
  'analysis done',
] as const;
export type Phase = (typeof PHASES)[number];

/** Milliseconds from the beginning; null for what did not happen, such as a request where a file is read. */
export type PhaseTimes = Readonly<Record<Phase, number | null>>;

/** What is read of an event of Chromium's tracing. */
export interface TraceEvent {
  readonly name: string;
  /** Microseconds. */
  readonly ts: number;
  readonly args?: {
    readonly data?: { readonly requestId?: string; readonly url?: string; readonly startTime?: number };
  };
}

/** What has to be traced for `phasesOf`. */
export const PHASE_CATEGORIES: readonly string[] = ['-*', 'blink.user_timing', 'devtools.timeline'];

/** Marks of the page's watcher. */
const CHOSEN = 'bench:chosen';
const FIRST_ROW = 'bench:first row';
const ALL_ROWS = 'bench:all rows';

/**
 * Returns when each phase was reached in a traced run: from the start of the navigation, or from the choice of a file.
 * `source` is the path at which the trace was asked for, null where it was a file. Throws if the watcher noted nothing.
 */
export function phasesOf(events: readonly TraceEvent[], source: string | null): PhaseTimes {
  const origin = originOf(events);
  const since = (event: TraceEvent | undefined) => (event === undefined ? null : (event.ts - origin) / 1000);
  const named = (name: string) => since(events.find((event) => event.name === name));
  const request = source === null ? undefined : requestOf(events, source);
  const ofRequest = (name: string) => {
    const id = request?.args?.data?.requestId;
    const isIts = (event: TraceEvent) => event.name === name && event.args?.data?.requestId === id;
    return request === undefined ? null : since(events.find(isIts));
  };
  return {
    'request sent': since(request),
    'first byte': ofRequest('ResourceReceivedData'),
    'last byte': ofRequest('ResourceFinish'),
    'rows read': named(PHASE_MARKS.rowsRead),
    'tree made': named(PHASE_MARKS.treeMade),
    'first row': named(FIRST_ROW),
    'all rows': named(ALL_ROWS),
    'analysis begun': named(PHASE_MARKS.analysisBegun),
    'analysis done': named(PHASE_MARKS.analysisDone),
  };
}

/** The watcher's marks tell their time from the start of the navigation. */
function originOf(events: readonly TraceEvent[]): number {
  const chosen = events.find(({ name }) => name === CHOSEN);
  if (chosen !== undefined) return chosen.ts;
  const mark = events.find(({ name }) => name === ALL_ROWS);
  const startTime = mark?.args?.data?.startTime;
  if (mark === undefined || startTime === undefined) throw new Error('the trace of the run holds no mark of ours');
  return mark.ts - startTime * 1000;
}

function requestOf(events: readonly TraceEvent[], source: string): TraceEvent | undefined {
  return events.find(({ name, args }) => name === 'ResourceSendRequest' && args?.data?.url?.endsWith(`/${source}`));
}
