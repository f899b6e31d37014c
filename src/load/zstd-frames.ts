/** How long the smallest header of a frame is: a mark, what follows, and its window or its length. */
const LEAST_HEADER_BYTES = 6;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
/** The mark of a frame to be passed over, and how long it is. */
const SKIPPABLE_HEADER_BYTES = 8;

/** A frame that looks back too far. */
interface GreatFrame {
  /** How far, in bytes. */
  readonly window: number;
  /** Where it begins among the bytes given, 0 where that was before them. */
  readonly at: number;
}

/**
 * Goes over packed bytes of zstd from header to header, whatever pieces they come in, and unpacks nothing. What unpacks
 * them makes room for a frame's window as soon as it has read its header, so each header is to be looked at before.
 */
export class ZstdFrames {
  /** Of the header that is being read. */
  #header: number[] = [];
  /** To be passed over until the next header. */
  #skip = 0;
  #isWithinFrame = false;
  #hasChecksum = false;
  /** Behind what is no frame nothing is unpacked. */
  #isLost = false;

  /** Goes over the next bytes; returns the first frame that looks back farther than `mostBytes`, null if none does. */
  findWindowAbove(mostBytes: number, bytes: Uint8Array): GreatFrame | null {
    for (let at = 0; at < bytes.length && !this.#isLost; ) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, bytes.length - at);
        this.#skip -= step;
        at += step;
        continue;
      }
      this.#header.push(bytes[at++]);
      if (this.#isWithinFrame) this.#readBlockHeader();
      else {
        const length = this.#header.length;
        const window = this.#readFrameHeader();
        if (window > mostBytes) return { window, at: Math.max(0, at - length) };
      }
    }
    return null;
  }

  #readBlockHeader(): void {
    if (this.#header.length < BLOCK_HEADER_BYTES) return;
    const [low, middle, high] = this.#header;
    const size = (low >> 3) | (middle << 5) | (high << 13);
    const isLast = (low & 1) === 1;
    const isOneByteRepeated = ((low >> 1) & 3) === 1;
    this.#skip = (isOneByteRepeated ? 1 : size) + (isLast && this.#hasChecksum ? CHECKSUM_BYTES : 0);
    this.#isWithinFrame = !isLast;
    this.#header = [];
  }

  /** Returns the window of the frame, 0 while its header is not all there, and for one to be passed over. */
  #readFrameHeader(): number {
    if (this.#header.length < LEAST_HEADER_BYTES) return 0;
    const view = new DataView(Uint8Array.from(this.#header).buffer);
    const mark = view.getUint32(0, true);
    if (mark >>> 4 === 0x184d2a5) {
      if (this.#header.length < SKIPPABLE_HEADER_BYTES) return 0;
      this.#skip = view.getUint32(4, true);
    } else if (mark === 0xfd2fb528) {
      const lengthAt = lengthPlace(this.#header[4]);
      if (this.#header.length < lengthAt + lengthBytes(this.#header[4])) return 0;
      this.#isWithinFrame = true;
      this.#hasChecksum = (this.#header[4] & 4) !== 0;
      this.#header = [];
      return windowOf(view, lengthAt);
    } else this.#isLost = true;
    this.#header = [];
    return 0;
  }
}

function isSingleSegment(says: number): boolean {
  return (says & 0x20) !== 0;
}

/** Where in a header the frame's length stands: behind its window, which a single segment has not, and a dictionary's id. */
function lengthPlace(says: number): number {
  return (isSingleSegment(says) ? 5 : 6) + [0, 1, 2, 4][says & 3];
}

function lengthBytes(says: number): number {
  return [isSingleSegment(says) ? 1 : 0, 2, 4, 8][says >> 6];
}

/** A frame names its window, or is as long as its window. */
function windowOf(view: DataView, lengthAt: number): number {
  const says = view.getUint8(4);
  const least = 2 ** (10 + (view.getUint8(5) >> 3));
  if (!isSingleSegment(says)) return least + (least / 8) * (view.getUint8(5) & 7);
  switch (lengthBytes(says)) {
    case 8:
      return Number(view.getBigUint64(lengthAt, true));
    case 4:
      return view.getUint32(lengthAt, true);
    default:
      // At most 64 kB.
      return 0;
  }
}
