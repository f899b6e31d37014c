type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Returns what a container wrote, of the lines in which Docker keeps it: `{"log":"…\n","stream":"stdout","time":"…"}`.
 * A line that is none stays as it is.
 * https://docs.docker.com/engine/logging/drivers/json-file/
 */
export function unwrapLogLines(lines: ReadableStream<Bytes>): ReadableStream<Bytes> {
  let begun: string[] = [];
  const written = new TransformStream<string, string>({
    transform(chunk, controller) {
      const [first, ...others] = chunk.split('\n');
      begun.push(first);
      for (const next of others) {
        controller.enqueue(writtenIn(begun.join(''), '\n'));
        begun = [next];
      }
    },
    flush(controller) {
      controller.enqueue(writtenIn(begun.join(''), ''));
    },
  });
  return lines.pipeThrough(new TextDecoderStream()).pipeThrough(written).pipeThrough(new TextEncoderStream());
}

/** What is longer than 16 kB stands in several lines, of which the last one alone ends with a line break. */
function writtenIn(line: string, lineBreak: string): string {
  try {
    const json: unknown = JSON.parse(line);
    if (typeof json === 'object' && json !== null && 'log' in json && typeof json.log === 'string') return json.log;
  } catch {
    // Cut, or another program's: whoever reads it says so.
  }
  return line + lineBreak;
}
