import { CONFIDENCES, type Finding } from '../finding.ts';
import type { Piece } from './verdict-parts.ts';

const LIKELY = CONFIDENCES.indexOf('likely');
/** Their own sentence says what they hang on. */
const CONDITIONAL = new Set(['sequential']);
const LACK = /missing|cut off/;

/**
 * Returns `pieces`, the sentence that tells `finding`, with what makes it no more than possible in the same breath: `For
 * 4.4 s of 5 s (88 %) nothing visible happens at the end of web › load; that is possible, not certain: on a browser …`.
 * Not where `doubt`, which follows, says the same of the whole trace.
 */
export function withDoubtOfFinding(pieces: readonly Piece[], finding: Finding, doubt: string): readonly Piece[] {
  const { confidence, insight, reason } = finding;
  if (CONFIDENCES.indexOf(confidence) <= LIKELY || reason === '' || CONDITIONAL.has(insight)) return pieces;
  if (LACK.test(reason) && LACK.test(doubt)) return pieces;
  const last = pieces.at(-1);
  const isEnded = typeof last === 'string' && last.endsWith('.');
  const told = isEnded ? [...pieces.slice(0, -1), last.slice(0, -1)] : pieces;
  return [...told, `; that is possible, not certain: ${reason}.`];
}
