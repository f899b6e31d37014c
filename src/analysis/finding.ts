import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Change } from './change.ts';

/** From what is plainly there to what is hardly worth telling; below `possible` a finding is shown only if asked for. */
export const CONFIDENCES = ['certain', 'strong', 'likely', 'possible', 'unlikely'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What findings are ranked by first, in this order; within one by effect. */
export const RANKS = [
  /** An error that the user saw. */
  'fatal-error',
  /** Something wrong with the recording that makes figures doubtful. */
  'doubt',
  /** By how much the root would shorten. */
  'effect',
  /** An error that was handled inside. */
  'contained-error',
  'information',
] as const;
export type Rank = (typeof RANKS)[number];

/** A stretch of time in the row of a span. */
export interface Stretch {
  readonly span: SpanIndex;
  /** From the trace's start. */
  readonly start: Nanoseconds;
  readonly end: Nanoseconds;
}

/** A figure, or a text, that the finding rests on: `Retries`, `3`. */
export interface Evidence {
  readonly title: string;
  readonly text: string;
  /** The spans that show it. */
  readonly spans?: readonly SpanIndex[];
}

/** Title of the evidence that says how many more like it were found, and are not told. */
export const NOT_LISTED = 'Not listed';

/** One instance of an insight. Texts are plain text. */
export interface Finding {
  /** The insight's id: `fat-leaf`. */
  readonly insight: string;
  /** The insight's title: `Fat leaf`. */
  readonly title: string;
  readonly confidence: Confidence;
  /** Why so sure, or not surer: a few words. */
  readonly reason: string;
  /** One sentence with figures. */
  readonly sentence: string;
  /** What to do next; empty where there is nothing to advise. */
  readonly next: string;
  readonly rank: Rank;
  /** By how much the root shortens. */
  readonly effect: Nanoseconds;
  /** The spans it is about, the culprit first. */
  readonly spans: readonly SpanIndex[];
  /** The time it is about, in order of time; none where it is about no time. */
  readonly stretches: readonly Stretch[];
  readonly evidence: readonly Evidence[];
  /** The question whose answer is `effect`; none where no replay can tell. */
  readonly whatIf: readonly Change[];
  /** What stands on its culprit's bar where it is no gap, path or bracket; empty for nothing. */
  readonly label: string;
}

/** Returns whether a finding is so doubtful that it is shown only if asked for. */
export function isDoubtful({ confidence }: Finding): boolean {
  return confidence === 'unlikely';
}
