import { SpanMark } from '../trace/span-table.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { otherRootsWords } from './data-quality/data-notes.ts';
import { dataProblems } from './data-quality/data-problems.ts';
import { missingParents, orphanCount } from './data-quality/missing-parents.ts';
import { capitalised, countedInWords } from './wording/counts.ts';
import { inSentence } from './wording/in-sentence.ts';
import { plainText } from './wording/plain-text.ts';

/**
 * Returns the doubt about the data that belongs in one breath with what is said of it: one sentence about the worst that
 * is wrong with the recording, empty where figures can be relied on.
 */
export function doubtOf(context: AnalysisContext): string {
  return inputWords(context) || missingWords(context) || clockWords(context) || problemWords(context);
}

/** What was not read at all may be anywhere. */
function inputWords({ input }: AnalysisContext): string {
  const isCut = input.defects.some(({ type }) => type === 'truncated');
  return isCut ? 'The input was cut off, so what looks empty may be missing data.' : '';
}

function missingWords({ trace }: AnalysisContext): string {
  const missing = missingParents(trace);
  if (missing.length === 0) return '';
  const isRootless = (trace.marks[trace.primaryRoot] & SpanMark.Orphan) !== 0;
  if (isRootless) return 'The trace has no root: what called all this is missing, so figures are about a part.';
  const count = orphanCount(missing);
  const which = `${capitalised(countedInWords(count, 'span'))} ${count === 1 ? 'points' : 'point'}`;
  const to = missing.length === 1 ? 'a caller that is not' : 'callers that are not';
  const areBeside = missing.every(({ from }) => from >= trace.end[trace.primaryRoot]);
  return `${which} to ${to} in this trace${areBeside ? '' : ', so what looks empty may be missing data'}.`;
}

function clockWords({ clock }: AnalysisContext): string {
  const doubtful = clock.processes.find(({ verdict }) => verdict === 'inconsistent');
  if (doubtful !== undefined) return `The times of ${processWords(doubtful.process)} do not fit those of its callers.`;
  const moved = clock.processes.find(({ verdict, offset }) => verdict === 'proven' && offset !== 0);
  if (moved === undefined) return '';
  const by = `${inSentence(Math.abs(moved.offset))} ${moved.offset > 0 ? 'later' : 'earlier'}`;
  return `The clock of ${processWords(moved.process)} is off: its times are taken ${by}.`;
}

function processWords(process: string): string {
  return plainText(process, 60) || 'a service without a name';
}

function problemWords(context: AnalysisContext): string {
  const [worst] = dataProblems(context);
  if (worst !== undefined) return `${capitalised(worst.words)}, so figures are doubtful.`;
  const roots = otherRootsWords(context);
  return roots === '' ? '' : `${roots}.`;
}
