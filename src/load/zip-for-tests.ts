import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be put into a zip; stored or deflated. For tests. */
export interface FileForZip {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly method?: 0 | 8 | 99;
  readonly flags?: number;
}

/** Returns a zip of files, as most programs write it. For tests. */
export function zipOf(files: readonly FileForZip[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 8, flags = 0 } of files) {
    const plain = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(plain.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const behind = Buffer.alloc(14);
    behind.writeUInt32LE(offset, 10);
    const body = Buffer.concat([mark(0x04034b50), head, Buffer.from(name), packed]);
    directory.push(Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), head, behind, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, listed, mark(0x06054b50), end]));
}

function mark(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
