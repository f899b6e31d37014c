import type { DocumentSource } from './document-contents.ts';
import { cancelled, SearchWorkerClient } from './search-worker-client.ts';

interface Shared {
  readonly client: SearchWorkerClient;
  readonly key: string;
  users: number;
  ending: ReturnType<typeof setTimeout> | undefined;
}

/** Documents stay read for so long after the last who asked of them. */
const KEEP_MILLISECONDS = 60_000;

const shared = new Map<string, Shared>();

/** A worker that has read documents, or is about to; to be released by whoever took it. */
export interface DocumentWorker {
  readonly client: SearchWorkerClient;
  /** With `isAtOnce` it is ended if nobody else uses it; else it is kept for a minute for who comes next. */
  readonly release: (isAtOnce: boolean) => void;
}

/** Returns the one worker that reads these documents: large ones are read once, and held once, for many searches. */
export function takeDocumentWorker(source: DocumentSource): DocumentWorker {
  const key = keyOf(source);
  const known = shared.get(key);
  const taken = known === undefined || known.client.isEnded ? start(key) : known;
  clearTimeout(taken.ending);
  taken.users++;
  let isReleased = false;
  return {
    client: taken.client,
    release: (isAtOnce) => {
      if (isReleased) return;
      isReleased = true;
      taken.users--;
      if (taken.users > 0) return;
      if (isAtOnce) end(taken);
      else taken.ending = setTimeout(() => end(taken), KEEP_MILLISECONDS);
    },
  };
}

function start(key: string): Shared {
  const made: Shared = { client: new SearchWorkerClient(), key, users: 0, ending: undefined };
  shared.set(key, made);
  return made;
}

function end(ended: Shared): void {
  ended.client.end(cancelled());
  if (shared.get(ended.key) === ended) shared.delete(ended.key);
}

/** The same for the same documents. */
function keyOf(source: DocumentSource): string {
  if (source.type !== 'files') return JSON.stringify(source);
  return JSON.stringify(source.files.map((file) => [file.name, file.size, file.type, stampOf(file)]));
}

const stamps = new WeakMap<File, number>();
let lastStamp = 0;

/** A file made in the page has the time of its making, and is made anew for each search; one of a disk is told by its object. */
function stampOf(file: File): number {
  const stamp = stamps.get(file) ?? ++lastStamp;
  stamps.set(file, stamp);
  return stamp;
}
