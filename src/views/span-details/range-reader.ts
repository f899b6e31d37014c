import type { DetailsExcerpt, DetailsRange } from '../../trace/details-excerpt.ts';

/** Reads a range of the details of the span on show. */
export type RangeReader = (range: DetailsRange) => Promise<DetailsExcerpt>;
