import type { FoundTrace } from '../../trace/found-trace.ts';
import { SERVICE_PALETTE, serviceColour } from '../../ui/palette.ts';

/**
 * Deals colours to the services of an answer, and returns which colour is whose. Those of roots come first, which the plot
 * has to tell apart, then those with most spans, as the answer tells them; a service that only a trace read later has is
 * dealt one by its name. So one answer has one set of colours, in whatever order its traces are read or sorted.
 */
export function dealServiceColours(traces: readonly FoundTrace[]): (service: string) => string {
  const spans = spansByService(traces);
  const roots = new Set(traces.map(({ rootService }) => rootService));
  const rank = (name: string) => Number(roots.has(name));
  const names = [...spans.keys()].toSorted(
    (a, b) => rank(b) - rank(a) || (spans.get(b) ?? 0) - (spans.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const positions = new Map(names.map((name, position) => [name, position]));
  return (service) => serviceColour(positions.get(service) ?? positionByName(service));
}

function spansByService(traces: readonly FoundTrace[]): ReadonlyMap<string, number> {
  const spans = new Map<string, number>();
  const add = (name: string, count: number) => spans.set(name, (spans.get(name) ?? 0) + count);
  for (const { rootService, services } of traces) {
    add(rootService, 0);
    for (const { name, spanCount } of services) add(name, Math.max(0, spanCount));
  }
  return spans;
}

function positionByName(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 1_000_003;
  return hash % SERVICE_PALETTE.length;
}
