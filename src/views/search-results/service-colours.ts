import type { FoundTrace } from '../../trace/found-trace.ts';
import { SERVICE_PALETTE, serviceColour } from '../../ui/palette.ts';

/** A `FoundTrace` as far as colours are dealt by it. */
type Served = Pick<FoundTrace, 'rootService' | 'services' | 'isCounted'>;

/**
 * Deals colours to the services of an answer as a trace deals them to its own: in order of first appearance, down the
 * answer and down each trace. So services differ as long as there are colours; where there are too few, roots come first,
 * which the plot has to tell apart. Returns which colour is whose; a service that only a trace read later has is dealt the
 * next one when it is first asked for.
 */
export function dealServiceColours(traces: readonly Served[]): (service: string) => string {
  const appeared = new Set(traces.flatMap(servicesInOrder));
  const roots = traces.map(({ rootService }) => rootService).filter((name) => appeared.has(name));
  const names = appeared.size > SERVICE_PALETTE.length ? new Set([...roots, ...appeared]) : appeared;
  const positions = new Map(Array.from(names, (name, position) => [name, position]));
  return (service) => {
    const position = positions.get(service) ?? positions.size;
    positions.set(service, position);
    return serviceColour(position);
  };
}

/** Returns the services of a found trace in order of first appearance, of one that is summed up the root's alone. */
export function servicesInOrder({ rootService, services, isCounted }: Served): readonly string[] {
  if (isCounted && services.length > 0) return services.map(({ name }) => name);
  return rootService === '' ? [] : [rootService];
}
