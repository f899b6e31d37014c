import { asOneArray } from '../lib/as-one-array.ts';
import { ByteStreamReader } from '../lib/byte-stream-reader.ts';
import { packingDamage } from './packing-damage.ts';
import { unpackZstd } from './unpack-zstd.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const LENGTH_BYTES = 4;
const OPEN_OBJECT = 0x7b;

/**
 * Unpacks what the collector's file exporter writes with `compression: zstd`: messages that are packed each for itself,
 * four bytes of length before them. JSON comes out a line a message, protocol buffers with their length before them, as
 * the exporter writes both unpacked. Where a message is damaged or cut short, those before it are given, then the stream
 * fails as that of `unpackZstd` does.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/fileexporter
 */
export function unpackZstdMessages(packed: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const messages = messagesOf(new ByteStreamReader(packed));
  let given = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { value, done } = await messages.next().catch((error: unknown) => {
          throw given === 0 ? error : packingDamage('zstd', 'zstd -t', given);
        });
        if (done === true) return controller.close();
        given += value.length;
        controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* messagesOf(reader: ByteStreamReader): AsyncGenerator<Bytes, undefined> {
  const bytes = new BytesToCome(reader);
  for (let head = await bytes.take(LENGTH_BYTES); head.length > 0; head = await bytes.take(LENGTH_BYTES)) {
    const length = head.length < LENGTH_BYTES ? 0 : new DataView(head.buffer).getUint32(0);
    const packed = await bytes.take(length);
    if (packed.length === 0 || packed.length < length) throw packingDamage('zstd', 'zstd -t', 0);
    yield framed(await unpackOne(packed));
  }
  return undefined;
}

function framed(message: Bytes): Bytes {
  if (message[0] === OPEN_OBJECT) return asOneArray([message, Uint8Array.of(0x0a)]);
  const head = new DataView(new ArrayBuffer(LENGTH_BYTES));
  head.setUint32(0, message.length);
  return asOneArray([new Uint8Array(head.buffer), message]);
}

async function unpackOne(packed: Bytes): Promise<Bytes> {
  const reader = new ByteStreamReader(unpackZstd(new Blob([packed]).stream()));
  const chunks: Bytes[] = [];
  for (let chunk = await reader.read(); chunk !== null; chunk = await reader.read()) chunks.push(chunk.slice());
  return asOneArray(chunks);
}

/** Gives out bytes of a stream in pieces of the lengths asked for. */
class BytesToCome {
  readonly #reader: ByteStreamReader;
  #bytes: Bytes = new Uint8Array(0);

  constructor(reader: ByteStreamReader) {
    this.#reader = reader;
  }

  /** Returns so many bytes, fewer only at the end. */
  async take(length: number): Promise<Bytes> {
    const chunks = [this.#bytes];
    let there = this.#bytes.length;
    while (there < length) {
      const chunk = await this.#reader.read();
      if (chunk === null) break;
      chunks.push(chunk.slice());
      there += chunk.length;
    }
    const all = chunks.length === 1 ? this.#bytes : asOneArray(chunks);
    this.#bytes = all.subarray(length);
    return all.slice(0, length);
  }
}
