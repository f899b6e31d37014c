import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FolderAccount } from '../load/folder-account.ts';
import { DEEPEST_FOLDER, type FoundFile, isPassedOver, MOST_FILES, withinLimits } from '../load/folder-limits.ts';
import { readInput } from '../load/read-input.ts';
import type { TraceReading } from '../load/trace-reading.ts';
import { openInput } from './open-input.ts';

/** Returns whether a name on the command line is that of a folder. */
export async function isFolder(name: string): Promise<boolean> {
  const found = await stat(name).catch(() => null);
  return found?.isDirectory() === true;
}

/**
 * Reads the files of a folder; those that are no trace are told as defects. Returns in sentences which files broke off,
 * and why, empty for none. Rejects with a LoadError if none is a trace.
 */
export async function readFolder(folder: string, reading: TraceReading): Promise<string> {
  const { files, leftOut } = await filesOf(folder);
  const account = new FolderAccount(reading);
  const cuts: string[] = [];
  for (const { path } of files) {
    await account.read(path, async () => {
      const { input, close } = await openInput(path, () => NOTHING);
      const cut = await readInput(input, reading, new AbortController().signal).finally(close);
      if (cut !== '') cuts.push(`${path}: ${cut}`);
    });
  }
  account.finish({ name: basename(folder), leftOut });
  return cuts.join(' ');
}

const NOTHING: AsyncIterable<Uint8Array> = (async function* () {})();

/** Level by level, so that of a large folder what lies on top is there. */
async function filesOf(folder: string): Promise<ReturnType<typeof withinLimits<FoundFile>>> {
  const found: FoundFile[] = [];
  let isAll = true;
  const open = [{ path: folder, depth: 1 }];
  for (let next = open.shift(); next !== undefined && isAll; next = open.shift()) {
    const { path, depth } = next;
    for (const entry of await entriesOf(path, depth)) {
      const entryPath = join(path, entry.name);
      if (entry.isDirectory()) {
        isAll &&= depth < DEEPEST_FOLDER;
        if (depth < DEEPEST_FOLDER) open.push({ path: entryPath, depth: depth + 1 });
      } else await addFile(entryPath, found);
    }
    isAll &&= found.length <= MOST_FILES;
  }
  return withinLimits(found, isAll);
}

/** What is no file, as a pipe, would be waited for. Links lead to files and into no folder: they may lead round. */
async function addFile(path: string, found: FoundFile[]): Promise<void> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() === true) found.push({ path, size: stats.size });
}

/** Rejects for the outermost folder alone: one within that may not be read holds nothing. */
async function entriesOf(folder: string, depth: number): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (depth === 1) throw error;
    return [];
  });
  return entries.filter(({ name }) => !isPassedOver(name));
}
