import type { SpanIndex } from '../../trace/units.ts';

/** Returns the pinned spans with `span` as the last one, or without it where it is among them. */
export function withPinToggled(pinned: readonly SpanIndex[], span: SpanIndex): readonly SpanIndex[] {
  return pinned.includes(span) ? pinned.filter((other) => other !== span) : [...pinned, span];
}
