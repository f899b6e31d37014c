type Bytes = Uint8Array<ArrayBuffer>;

/** A file in a zip. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflate; others are rare. */
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Its packed bytes, as many as there are. */
  readonly packed: Bytes;
  /** How long it is unpacked; -1 where that is not known. */
  readonly length: number;
}

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const LOCATOR_MARK = 0x07064b50;
const LOCATOR_BYTES = 20;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const FILE_MARK = 0x04034b50;
const FILE_BYTES = 30;
/** A remark behind the end is no longer. */
const MOST_REMARK_BYTES = 0xffff;
/** Says that the true number stands elsewhere, in 64 bits. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 1;

const ENCRYPTED = 1;
/** The lengths stand behind the file, since they were not known before it. */
const LENGTHS_BEHIND = 8;

/**
 * Returns what a zip holds, by its directory; where that is missing since the zip is cut, by what stands before each
 * file. Places that the bytes do not have are left out: `bytes` are not to be trusted.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipEntries(bytes: Bytes): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  return end < 0 ? entriesByFiles(bytes, view) : entriesByDirectory(bytes, view, directoryAt(view, end), end);
}

/** Returns where the end of the directory is told, -1 if nowhere. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MOST_REMARK_BYTES); at--) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  return -1;
}

function directoryAt(view: DataView, end: number): number {
  const at = view.getUint32(end + 16, true);
  const locator = end - LOCATOR_BYTES;
  const isElsewhere = at === ELSEWHERE && locator >= 0 && view.getUint32(locator, true) === LOCATOR_MARK;
  if (!isElsewhere) return at;
  const large = number64(view, locator + 8);
  return large + 56 <= view.byteLength ? number64(view, large + 48) : view.byteLength;
}

function entriesByDirectory(bytes: Bytes, view: DataView, from: number, to: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = from; at + ENTRY_BYTES <= to && view.getUint32(at, true) === ENTRY_MARK; ) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const sizes = sizesOf(view, at, nameLength, extraLength);
    const dataAt = dataOf(view, sizes.fileAt);
    if (dataAt >= 0) {
      entries.push({
        name: textOf(bytes, at + ENTRY_BYTES, nameLength),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
        packed: bytes.subarray(dataAt, dataAt + sizes.packedLength),
        length: sizes.length,
      });
    }
    at += ENTRY_BYTES + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

interface Sizes {
  readonly packedLength: number;
  readonly length: number;
  readonly fileAt: number;
}

/** Numbers of 64 bits stand behind the name, only those that are wanted, in this order. */
function sizesOf(view: DataView, entry: number, nameLength: number, extraLength: number): Sizes {
  let at = extra64At(view, entry + ENTRY_BYTES + nameLength, extraLength);
  const either = (offset: number): number => {
    const value = view.getUint32(entry + offset, true);
    if (value !== ELSEWHERE || at < 0 || at + 8 > view.byteLength) return value;
    at += 8;
    return number64(view, at - 8);
  };
  const length = either(24);
  const packedLength = either(20);
  return { length, packedLength, fileAt: either(42) };
}

function extra64At(view: DataView, from: number, length: number): number {
  const to = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === EXTRA_64) return at + 4;
  }
  return -1;
}

/** Returns where the packed bytes of the file begin whose own head is at `at`, -1 if none is there. */
function dataOf(view: DataView, at: number): number {
  if (at + FILE_BYTES > view.byteLength || view.getUint32(at, true) !== FILE_MARK) return -1;
  return at + FILE_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

function entriesByFiles(bytes: Bytes, view: DataView): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0, data = dataOf(view, 0); data >= 0; data = dataOf(view, at)) {
    const flags = view.getUint16(at + 6, true);
    const areLengthsBehind = (flags & LENGTHS_BEHIND) !== 0;
    const to = areLengthsBehind ? bytes.length : data + view.getUint32(at + 18, true);
    entries.push({
      name: textOf(bytes, at + FILE_BYTES, view.getUint16(at + 26, true)),
      method: view.getUint16(at + 8, true),
      isEncrypted: (flags & ENCRYPTED) !== 0,
      packed: bytes.subarray(data, to),
      length: areLengthsBehind ? -1 : view.getUint32(at + 22, true),
    });
    at = to;
  }
  return entries;
}

function number64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function textOf(bytes: Bytes, from: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(from, from + length));
}
