import { DEEPEST_FOLDER, isPassedOver, MOST_FILES, withinLimits } from '../load/folder-limits.ts';
import type { TraceSource } from '../load/trace-source.ts';

type FilesSource = Extract<TraceSource, { type: 'files' }>;

interface PickedFile {
  readonly path: string;
  readonly size: number;
  readonly file: File;
}

/** Returns the files of folders that were dropped, and those dropped beside them; each is known, and none is read. */
export async function filesOfEntries(entries: readonly FileSystemEntry[]): Promise<FilesSource> {
  const found: PickedFile[] = [];
  const isAll = await collect(entries, found);
  return sourceOf(found, isAll, entries.find(({ isDirectory }) => isDirectory)?.name ?? '');
}

/** Returns the files of a folder that was chosen. */
export function filesOfFolder(list: Iterable<File>): FilesSource {
  const found = [...list]
    .map((file) => picked(file, file.webkitRelativePath || file.name))
    .filter(({ path }) => !path.split('/').slice(1).some(isPassedOver));
  return sourceOf(found, true, found[0]?.path.split('/')[0] ?? '');
}

function sourceOf(found: readonly PickedFile[], isAll: boolean, name: string): FilesSource {
  const { files, leftOut } = withinLimits(found, isAll);
  return {
    type: 'files',
    // The worker is told a file's name and not its path, so the path becomes the name.
    files: files.map(({ file, path }) => new File([file], path, { type: file.type, lastModified: file.lastModified })),
    folder: { name, leftOut },
  };
}

function picked(file: File, path: string): PickedFile {
  return { path, size: file.size, file };
}

interface OpenFolder {
  readonly entries: readonly FileSystemEntry[];
  readonly depth: number;
}

/** Level by level, so that of a large folder what lies on top is there. Returns whether everything was looked at. */
async function collect(dropped: readonly FileSystemEntry[], found: PickedFile[]): Promise<boolean> {
  const open: OpenFolder[] = [{ entries: dropped, depth: 0 }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const entry of next.entries) {
      if (found.length > MOST_FILES) return false;
      if (next.depth > 0 && isPassedOver(entry.name)) continue;
      if (isFile(entry)) await addFile(entry, found);
      else if (!isFolder(entry)) continue;
      else if (next.depth >= DEEPEST_FOLDER) return false;
      else open.push({ entries: await entriesOf(entry), depth: next.depth + 1 });
    }
  }
  return true;
}

/** What is gone since, or may not be read, is a file of nothing: reading it tells so. */
async function addFile(entry: FileSystemFileEntry, found: PickedFile[]): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  const file = await new Promise<File>((resolve) => entry.file(resolve, () => resolve(new File([], entry.name))));
  found.push(picked(file, path));
}

/** A folder gives its entries in parts, an empty one at the end. One that may not be read gives none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0 || entries.length > MOST_FILES) return entries;
    entries.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
