import type { SpanIndex } from './units.ts';

/** An attribute that spans have. */
export interface AttributeKey {
  /** As written; the resource's have no prefix. */
  readonly key: string;
  /** Spans that have it, 0 to 1 of those that were looked at; where a trace is large, an evenly spread sample was. */
  readonly share: number;
  /** Whether no span was seen that has it itself. */
  readonly isOfResource: boolean;
}

/** One attribute of all spans. */
export interface AttributeColumn {
  readonly key: string;
  /** Different values as texts, in order of first appearance down the rows. */
  readonly texts: readonly string[];
  /** Index into `texts` for each row; `NO_VALUE` where a span has none. */
  readonly values: Uint32Array;
}

/** Stands in `AttributeColumn.values` for a span that has no such attribute. */
export const NO_VALUE = 0xffffffff;

/** Returns the value of `span` as text, null where it has none. */
export function attributeText({ texts, values }: AttributeColumn, span: SpanIndex): string | null {
  return values[span] === NO_VALUE ? null : texts[values[span]];
}
