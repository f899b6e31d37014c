import type { Payload } from './payload.ts';

/** Where a document's bytes are. */
export interface DocumentBytes {
  /** Where it begins among all bytes kept. */
  readonly offset: number;
  /** The bytes as received, where those kept are rewritten. */
  readonly original: Blob | null;
}

const OF_DIFFERENT_TYPES = 'application/octet-stream';

/** Returns the bytes of all documents as they were received, with the type that all of them have. */
export function receivedBytes(documents: readonly DocumentBytes[], payload: Payload): Blob {
  const ends = [...documents.slice(1).map(({ offset }) => offset), payload.length];
  const parts = documents.flatMap(({ original, offset }, i): BlobPart[] =>
    original === null ? payload.slices(offset, ends[i]) : [original],
  );
  const types = new Set(documents.map(({ original }) => original?.type ?? 'application/json'));
  const [type] = types;
  return new Blob(parts, { type: types.size === 1 ? type : OF_DIFFERENT_TYPES });
}
