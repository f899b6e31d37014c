import type { SpanDetails } from './span-details.ts';
import type { SpanIndex } from './units.ts';

/**
 * Reads details of a trace's spans where its bytes are kept. Views get one of these and need not know of workers.
 * `from` and `to` are rows; the answer holds one entry a row in [from, to). Rejects with an Error if the place where
 * the bytes are kept is gone.
 */
export type DetailsReader = (from: SpanIndex, to: SpanIndex) => Promise<readonly SpanDetails[]>;
