import { withoutOverrides } from '../../lib/without-overrides.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { TraceState, TracesState } from '../url-state.ts';

/** Returns what an address calls what it shows, before that is known: the id, or the file. */
export function nameOfAddress(address: TraceState | TracesState): string {
  if (address.file !== '') return address.file;
  if (address.example !== '') return address.example;
  if (address.page === 'trace') return address.traceId;
  return address.traceIds.length === 1 ? address.traceIds[0] : `${address.traceIds.length} traces`;
}

/** Returns `service › name` of the root. */
function rootTitle(trace: SpanTable): string {
  return trace.primaryRoot < 0 ? trace.traceId : rootTexts(trace).join(' › ');
}

/** More of a name nobody reads. */
const LONGEST = 2000;

/** Returns service and name of the root, or what stands in for them; of a trace without spans nothing. */
export function rootTexts(trace: SpanTable): readonly [service: string, name: string] {
  const root = trace.primaryRoot;
  if (root < 0) return ['', ''];
  const texts = [serviceName(trace, root) || 'unknown service', spanName(trace, root) || 'unnamed span'];
  const [service, name] = texts.map((text) => withoutOverrides(text.slice(0, LONGEST)));
  return [service, name];
}

/** Returns the window's title: a mark where there are errors, root, duration, and the id, which tells alike ones apart. */
export function windowTitle(trace: SpanTable): string {
  const mark = trace.errorCount > 0 ? '✕ ' : '';
  return `${mark}${rootTitle(trace).slice(0, 150)} · ${formatDuration(trace.duration)} · ${shortId(trace.traceId)}`;
}

/** Returns an id short enough for a title: its first eight and last four digits; one of 64 bits without the zeros before it. */
export function shortId(traceId: string): string {
  const id = traceId.replace(/^0{16}/, '');
  return id.length <= 16 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`;
}
