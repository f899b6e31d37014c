import { SUBJECTS, type Subject } from './cell.ts';
import { emptyPagePath } from './empty-page.ts';
import { type Payload, packedFile } from './make-trace.ts';
import type { Visit } from './measure.ts';
import type { PlannedCell } from './plan.ts';
import { pagePath, servedPath, type Way } from './ways.ts';

/** Addresses of what is measured, each with a slash at its end. */
export interface Routes {
  /** Of the bench's server, which has the empty pages. */
  readonly direct: string;
  /** Where our page is served: the same as `direct`, or our server in front of it. */
  readonly ours: string;
  /** Where the page of the other checkout is served; null if there is none. */
  readonly other: string | null;
}

/** One page to be opened in a browser of its own. */
export interface Turn {
  readonly subject: Subject;
  /** From 0 on. */
  readonly repetition: number;
}

/** Returns who is measured when: in turn, back and forth, so that what else the machine does falls on all alike. */
export function turnsOf({ repeat, isParsable }: Pick<PlannedCell, 'repeat' | 'isParsable'>, hasOther: boolean): Turn[] {
  const subjects = SUBJECTS.filter((each) => (each !== 'F' || isParsable) && (each !== 'other' || hasOther));
  return Array.from({ length: repeat }, (_, repetition) =>
    (repetition % 2 === 0 ? subjects : subjects.toReversed()).map((subject) => ({ subject, repetition })),
  ).flat();
}

/** Returns how a subject is opened. */
export function visitOf(subject: Subject, { way, spanCount }: PlannedCell, payload: Payload, routes: Routes): Visit {
  const file = way.line === 'file' ? fileOf(way, payload) : null;
  return { url: addressOf(subject, way, payload, routes), rowCount: spanCount, file };
}

function addressOf(subject: Subject, way: Way, payload: Payload, routes: Routes): string {
  const isFile = way.line === 'file';
  if (subject === 'F' || subject === 'B') {
    const page = subject === 'F' ? 'parse' : 'receive';
    return routes.direct + emptyPagePath(page, sourceOf(way, payload), payload.spanCount);
  }
  const page = subject === 'other' && routes.other !== null ? routes.other : routes.ours;
  return isFile ? page : page + pagePath(way, payload);
}

/** Returns the path at which a trace is asked for, null where it is a file. */
export function sourceOf(way: Way, payload: Payload): string | null {
  return way.line === 'file' ? null : servedPath(way, payload);
}

function fileOf({ packing }: Way, payload: Payload): string {
  return packing === 'gzip' ? packedFile(payload) : payload.file;
}
