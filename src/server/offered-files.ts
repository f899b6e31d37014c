import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createStreamBody } from '@hono/node-server/utils/stream';
import type { Handler } from 'hono';
import { dataError } from './data-error.ts';
import { StartError } from './start-error.ts';

/** A file named at start, offered on the first page. */
export interface OfferedFile {
  /** As shown: the file's own name, or its path where two files have the same. */
  readonly name: string;
  readonly path: string;
}

/** Returns the files to offer. Throws a StartError if one cannot be read. */
export async function offerFiles(paths: readonly string[]): Promise<OfferedFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      if (!(await isReadableFile(path))) throw new StartError(`${path} is no file that can be read.`, 1);
      return { name: isAlone(path, paths) ? basename(path) : path, path };
    }),
  );
}

function isAlone(path: string, paths: readonly string[]): boolean {
  return paths.filter((other) => basename(other) === basename(path)).length === 1;
}

/** Answers `…/files/{number}` with that file as it is now, as it is read. */
export function createFileRoute(files: readonly OfferedFile[]): Handler {
  return async (context) => {
    const number = context.req.param('number') ?? '';
    const file = /^\d{1,6}$/.test(number) ? files[Number(number)] : undefined;
    if (!file) return dataError(context, 404, 'There is no file of this number.');
    const size = await sizeOf(file.path);
    if (size === null) return dataError(context, 404, `${file.name} is not there any more.`);
    const headers = {
      'cache-control': 'no-store',
      'content-type': 'application/octet-stream',
      'content-length': String(size),
    };
    if (context.req.method === 'HEAD') return new Response(null, { headers });
    return new Response(readStream(file.path, size), { headers });
  };
}

/** No further than the length that was told, should the file grow meanwhile. */
function readStream(path: string, size: number): ReadableStream | null {
  if (size === 0) return null;
  return createStreamBody(createReadStream(path, { end: size - 1 }));
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

async function isReadableFile(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    const stats = await file.stat();
    await file.close();
    return stats.isFile();
  } catch {
    return false;
  }
}
