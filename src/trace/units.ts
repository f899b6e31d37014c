/**
 * Numbers that say what they are. These are plain numbers to the compiler; the names carry the unit to the reader.
 */

/** Nanoseconds, counted from the start of the trace unless a name says otherwise. Exact up to 2^53, that is 104 days. */
export type Nanoseconds = number;

/** A row of a `SpanTable`: 0 is the first span in waterfall order. */
export type SpanIndex = number;

/** Index into a `StringTable`. */
export type StringIndex = number;
