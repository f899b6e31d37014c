import { openStream } from './open-stream.ts';

/** Returns a stream that gives these chunks and ends. For tests. */
export function streamOf(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    },
  });
}

/** Returns all that an opened stream gives, and in what words it fails; empty if it does not. For tests. */
export async function openedBytes(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<{ text: string; failure: string }> {
  const { first, rest } = await openStream(stream);
  const chunks = [first.slice()];
  let failure = '';
  for (;;) {
    const chunk = await rest.read().catch((error: unknown) => {
      failure = String(error);
      return null;
    });
    if (chunk === null) break;
    chunks.push(chunk.slice());
  }
  return { text: Buffer.concat(chunks).toString(), failure };
}
