/** Read at once: enough that asking costs nothing, and little beside what is kept of it. */
const SLICE_BYTES = 1 << 20;
/** The beginning comes in a smaller piece: the sooner it is there, the sooner there is something to see. */
const FIRST_BYTES = 64 << 10;

/**
 * Returns the bytes of a file or blob, one slice ahead of who reads them. `Blob.stream` would do, but Chromium at times
 * never tells its end: of 86 MB once in six openings. A slice is there as a whole, so that the end is known by its size.
 */
export function blobStream(blob: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const to = Math.min(at + (at === 0 ? FIRST_BYTES : SLICE_BYTES), blob.size);
      if (to > at) controller.enqueue(new Uint8Array(await blob.slice(at, to).arrayBuffer()));
      at = to;
      if (at === blob.size) controller.close();
    },
  });
}
