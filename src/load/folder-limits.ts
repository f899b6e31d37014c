import { counted } from '../lib/counted.ts';

/** So many files of a folder are looked at, and so deep. */
export const MOST_FILES = 2000;
export const DEEPEST_FOLDER = 16;
/** What is read stays in memory. */
const MOST_BYTES = 2 ** 30;

/** Returns whether a file or folder of that name is passed over in a folder: hidden ones, and those that programs fill. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** A file that was found in a folder. */
export interface FoundFile {
  /** From the folder on, with slashes: `traces/a.json`. */
  readonly path: string;
  readonly size: number;
}

/**
 * Returns the files of a folder that are read, by their paths, and a sentence about those that are left out, empty for
 * none; `isAll` says whether all of them were found.
 */
export function withinLimits<File extends FoundFile>(
  found: readonly File[],
  isAll: boolean,
): { readonly files: readonly File[]; readonly leftOut: string } {
  const sorted = found.toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  let bytes = 0;
  const files = sorted.slice(0, MOST_FILES).filter(({ size }) => {
    bytes += size;
    return bytes <= MOST_BYTES;
  });
  const left = found.length - files.length;
  if (left === 0 && isAll) return { files, leftOut: '' };
  const many = left === 0 ? 'some files' : `${isAll ? '' : 'at least '}${counted(left, 'file')}`;
  return { files, leftOut: `The folder is large: ${counted(files.length, 'file')} are read, ${many} left out.` };
}
