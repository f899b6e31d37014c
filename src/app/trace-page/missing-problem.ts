import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import type { MissingSource } from '../resolve-source.ts';
import type { TraceState, TracesState } from '../url-state.ts';

/** Why nothing can be shown, where no server or file said so. */
export type Missing =
  | MissingSource
  /** The source was read, and has no trace of that id. */
  | 'trace absent'
  | 'cancelled';

/** Returns what is told of it. */
export function missingProblem(missing: Missing, address: TraceState | TracesState): LoadProblem {
  const kind = missing === 'cancelled' ? 'cancelled' : 'not_found';
  return new LoadError({ kind, ...wordsFor(missing, address) }).problem;
}

function wordsFor(missing: Missing, { backend, file, example }: TraceState | TracesState): Words {
  switch (missing) {
    case 'no backend':
      return {
        sentence: 'No backend is set up that could be asked for this trace.',
        advice: ['Add a backend: its address is enough.', 'Or drop the trace as a file.'],
      };
    case 'backend':
      return {
        sentence: `This address asks a backend called “${backend}”, and none of that name is set up here.`,
        advice: [
          `Add it under the name “${backend}”, and this address works.`,
          'Or choose another backend above and open the trace id there.',
        ],
      };
    case 'id':
      return {
        sentence: 'This address names no trace.',
        advice: ['Open a trace by its id, or drop a file.'],
      };
    case 'file':
      return {
        sentence: `“${file}” was read in the browser and is not kept there.`,
        advice: ['Drop the file again: it opens at this address.'],
      };
    case 'example':
      return { sentence: `There is no example called “${example}”.`, advice: ['The first page lists them all.'] };
    case 'trace absent':
      return { sentence: `“${file || example}” was read, and holds no trace with this id.`, advice: [] };
    case 'cancelled':
      return { sentence: 'Loading was cancelled.', advice: [] };
  }
}

type Words = Pick<LoadProblem, 'sentence' | 'advice'>;
