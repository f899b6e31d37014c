import type { DetailsExcerpt, DetailsRange } from './details-excerpt.ts';
import type { SpanIndex } from './units.ts';

/**
 * Reads details of a trace's span where its bytes are kept: the beginning of each list, or one range. Views get one of
 * these and need not know of workers. Rejects with an Error if the place where the bytes are kept is gone.
 */
export type DetailsReader = (span: SpanIndex, range?: DetailsRange) => Promise<DetailsExcerpt>;

/** Returns a span's JSON, laid out but otherwise as received. Rejects as a DetailsReader does. */
export type SpanJsonReader = (span: SpanIndex) => Promise<Blob>;
