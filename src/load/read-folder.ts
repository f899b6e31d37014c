import { blobStream } from './blob-stream.ts';
import { FolderAccount } from './folder-account.ts';
import type { LoadProblem } from './load-problem.ts';
import { readStream } from './read-document.ts';
import type { ReadingTeller } from './read-source.ts';
import type { TraceReading } from './trace-reading.ts';
import type { PickedFolder } from './trace-source.ts';

/**
 * Reads the files of a folder one after another. Rejects with a LoadError if none is a trace; that some are none is a defect,
 * so there are no problems to return.
 */
export async function readFolder(
  files: readonly File[],
  folder: PickedFolder,
  reading: TraceReading,
  teller: ReadingTeller,
): Promise<LoadProblem[]> {
  const account = new FolderAccount(reading);
  for (const file of files) {
    await account.read(file.name, async () => {
      account.note(await readStream(blobStream(file), file.name, file.size, reading, teller));
    });
  }
  account.finish(folder);
  return [];
}
