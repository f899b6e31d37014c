import { GzipMembers, type GzipPiece } from './gzip-members.ts';
import { packingDamage } from './packing-damage.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What is unpacked of the bytes given at once is lost if they turn out to be damaged, so few are given at once; fewer
 * would cost more calls than bytes.
 */
const PIECE_BYTES = 4096;

/**
 * Unpacks gzip (RFC 1952), all members of a file that was put together of several. Where the packing is damaged or cut
 * short, what stands before is given, then the stream fails with a sentence; with a LoadError if nothing stands before.
 * A failure of the stream given is passed on as it is.
 */
export function unpackGzip(packed: ReadableStream<Bytes>): ReadableStream<Bytes> {
  const source: { failure: unknown } = { failure: null };
  let member: Member | null = new Member();
  let given = 0;
  feed(packed.getReader(), member).catch((error: unknown) => {
    source.failure = error;
  });
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          while (member !== null) {
            const chunk = await member.read();
            if (chunk !== null) {
              given += chunk.byteLength;
              return controller.enqueue(chunk);
            }
            member = await member.next;
          }
          controller.close();
        } catch {
          controller.error(source.failure ?? packingDamage('gzip', 'gzip -t', given));
        }
      },
    },
    { highWaterMark: 0 },
  );
}

/** One member, which browsers unpack; what follows it they call junk. */
class Member {
  /** The one behind it, null for none; never, if it is the source that fails. */
  readonly next: Promise<Member | null>;
  readonly #packing = new DecompressionStream('gzip');
  readonly #writer = this.#packing.writable.getWriter();
  readonly #reader = this.#packing.readable.getReader();
  #tellNext: (next: Member | null) => void = () => {};
  #length = 0;

  constructor() {
    this.next = new Promise((resolve) => {
      this.#tellNext = resolve;
    });
  }

  /** Returns the next unpacked bytes, null at the end. Rejects if the packing is damaged. */
  async read(): Promise<Bytes | null> {
    const { value } = await this.#reader.read();
    this.#length += value?.length ?? 0;
    return value ?? null;
  }

  /** Gives it packed bytes. A packing that takes no more is for its reader to tell. */
  async write(bytes: Bytes): Promise<void> {
    await this.#writer.write(bytes).catch(() => {});
  }

  /** Whether all that it holds has been unpacked and read, if that is of the length given, modulo 2^32. */
  async holds(length: number): Promise<boolean> {
    // Each piece waits until what was unpacked of the one before is read.
    await this.write(new Uint8Array(0));
    return this.#length >>> 0 === length;
  }

  async end(next: Member | null): Promise<void> {
    // The end may be the damage. It has to wait as every piece does.
    await this.write(new Uint8Array(0));
    this.#tellNext(next);
    await this.#writer.close().catch(() => {});
  }

  abort(reason: unknown): Promise<void> {
    return this.#writer.abort(reason);
  }
}

/** Writes piece by piece, to `first` and to those behind it. Rejects where the stream given fails. */
async function feed(packed: ReadableStreamDefaultReader<Bytes>, first: Member): Promise<void> {
  const members = new GzipMembers(PIECE_BYTES);
  let member = first;
  const write = async (pieces: Iterable<GzipPiece>) => {
    for (const { bytes, lengthOfMember } of pieces) {
      if (bytes.length > 0) await member.write(bytes);
      else if (await member.holds(lengthOfMember)) {
        const next = new Member();
        await member.end(next);
        member = next;
      }
    }
  };
  try {
    for (let read = await packed.read(); read.value !== undefined; read = await packed.read()) {
      await write(members.push(read.value));
    }
  } catch (error) {
    await member.abort(error);
    throw error;
  }
  await write(members.finish());
  await member.end(null);
}
