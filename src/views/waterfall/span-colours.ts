import type { TermSense } from '../../analysis/filter/edit-terms.ts';
import type { FilterTerm } from '../../analysis/filter/filter-expression.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { serviceColour } from '../../ui/palette.ts';

/** What tells groups of alike colours apart. */
export type GroupMark = 'plain' | 'striped' | 'dotted' | 'lined';

/** Spans of one colour. */
export interface ColourGroup {
  /** What they have in common, as the legend says it. */
  readonly label: string;
  /** As CSS has it. */
  readonly colour: string;
  /** Colour and mark as a background in CSS; the colour alone where absent. */
  readonly swatch?: string | undefined;
  /** Plain where absent. */
  readonly mark?: GroupMark | undefined;
  readonly spanCount: number;
  /** How a filter asks for just these spans; absent where it cannot. */
  readonly term?: GroupTerm | undefined;
}

/** A term, and whether its spans are the group or all others are. */
export interface GroupTerm {
  readonly term: FilterTerm;
  readonly sense: TermSense;
}

/** What colours stand for: one way of parting the spans of a trace into groups. */
export interface SpanColours {
  /** Which way: an id that outlives the trace, as `service` or `attribute:http.route`. */
  readonly by: string;
  /** In the order in which colours were dealt. */
  readonly groups: readonly ColourGroup[];
  /** Groups are steps of a scale, in its order. */
  readonly isScale?: boolean | undefined;
  /** Returns the index into `groups`. */
  readonly groupOf: (span: SpanIndex) => number;
}

export const BY_SERVICE = 'service';

/** Returns a colour for each service, in order of appearance: one link looks the same to two people. */
export function serviceColours(trace: SpanTable): SpanColours {
  return {
    by: BY_SERVICE,
    groups: trace.services.map(({ name, spanCount }, index) => ({
      label: trace.strings.get(name) || 'unknown service',
      colour: serviceColour(index),
      spanCount,
    })),
    groupOf: (span) => trace.service[span],
  };
}

export function colourOf({ groups, groupOf }: SpanColours, span: SpanIndex): string {
  return groups[groupOf(span)].colour;
}

/** Returns what is behind a stripe in the span's colour: a background in CSS. */
export function swatchOf({ groups, groupOf }: SpanColours, span: SpanIndex): string {
  const { swatch, colour } = groups[groupOf(span)];
  return swatch ?? colour;
}
