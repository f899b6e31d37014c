import type { Attribute } from '../trace/span-details.ts';

/** What tracers and collectors write for themselves: kept, and low in the list. */
const HOUSEKEEPING = /^(?:internal\.span\.format|sampler\..*|otel\.trace_state|@jaeger@format)$/;

/** Returns the attributes in the same order, but for those that concern nobody but the tracer, which come last. */
export function housekeepingLast(attributes: readonly Attribute[]): Attribute[] {
  const isHousekeeping = ({ key }: Attribute) => HOUSEKEEPING.test(key);
  return [...attributes.filter((each) => !isHousekeeping(each)), ...attributes.filter(isHousekeeping)];
}
