import type { Defect } from './defect.ts';

/** What is known of the input that a trace came in, beyond its spans. */
export interface InputAccount {
  /** What is wrong with the input as a whole. */
  readonly defects: readonly Defect[];
  /** Its server cuts traces that are too large when it writes them, and answers as if they were whole (Tempo). */
  readonly mayBeCut: boolean;
}

/** Of an input with which nothing is wrong. */
export const SOUND_INPUT: InputAccount = { defects: [], mayBeCut: false };
