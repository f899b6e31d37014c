import type { Payload } from './payload.ts';

/** Keys of attributes that say why a span was kept, or how many others were not. */
export const SAYS_SAMPLING =
  /sampl(?:e|er|ing)(?:[._]|$)|^samplerate$|^(?:_dd\.|_sampling_priority_v1$|meta\.refinery\.|(?:transaction\.)?representative_count$)/i;

/** The same anywhere in bytes, and members of a trace state that say so. */
const IN_BYTES = /sampl|_dd\.|meta\.refinery|representative_count|["=, ](?:ot|es|dd)=/i;

/** What says it for a whole scope stands before the scope's spans. */
const BEFORE = 256 << 10;
const BEHIND = 64 << 10;

/** Returns whether the bytes around the span at `offset` may say something of sampling: a cheap look, which may err. */
export function saysSampling(payload: Payload, offset: number): boolean {
  const { bytes, base } = payload.pageAt(offset);
  const at = offset - base;
  return IN_BYTES.test(new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, at - BEFORE), at + BEHIND)));
}
