import { useEffect, useState } from 'react';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import type { DetailsReader } from '../../trace/trace-handle.ts';
import type { SpanIndex } from '../../trace/units.ts';

/** Most answers come sooner; a notice that flashes up for 20 ms is noise. */
const QUIET_FOR_MS = 150;

export type DetailsAnswer =
  /** Asked, and not yet worth a word. */
  | { readonly state: 'asked' }
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly details: DetailsExcerpt }
  | { readonly state: 'failed'; readonly message: string };

interface Settled {
  readonly identity: string;
  readonly answer: DetailsAnswer;
}

const ASKED: DetailsAnswer = { state: 'asked' };

/**
 * Reads the beginning of the details of row `span` and returns where that stands, and a function that tries again.
 * `identity` names the span across readings: an answer is shown for the span it was asked for and no other, and stays
 * while the same span is read anew, as happens when more of a trace arrives.
 *
 * @param onReload called when trying again fails too: the place where the bytes were kept may be gone. What comes of it
 *   is a new `readDetails`
 */
export function useSpanDetails(
  readDetails: DetailsReader,
  span: SpanIndex,
  identity: string,
  onReload: () => Promise<void>,
): readonly [DetailsAnswer, () => void] {
  const [settled, setSettled] = useState<Settled>();
  useEffect(() => {
    let isStale = false;
    const settle = (answer: DetailsAnswer) => {
      if (!isStale) setSettled((before) => (isWorse(answer, before, identity) ? before : { identity, answer }));
    };
    const timer = setTimeout(() => settle({ state: 'waiting' }), QUIET_FOR_MS);
    read(readDetails, span)
      .then(settle)
      .finally(() => clearTimeout(timer));
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [readDetails, span, identity]);
  const retry = async () => {
    const settle = (answer: DetailsAnswer) => {
      setSettled((before) => (before?.identity === identity ? { identity, answer } : before));
    };
    settle({ state: 'waiting' });
    const answer = await read(readDetails, span);
    if (answer.state === 'ready') return settle(answer);
    await onReload().catch((problem: unknown) => settle(failed(problem)));
  };
  return [settled?.identity === identity ? settled.answer : ASKED, retry];
}

/** Waiting does not take away details that are there. */
function isWorse(answer: DetailsAnswer, before: Settled | undefined, identity: string): boolean {
  return answer.state === 'waiting' && before?.identity === identity && before.answer.state === 'ready';
}

async function read(readDetails: DetailsReader, span: SpanIndex): Promise<DetailsAnswer> {
  try {
    return { state: 'ready', details: await readDetails(span) };
  } catch (problem) {
    return failed(problem);
  }
}

function failed(problem: unknown): DetailsAnswer {
  return { state: 'failed', message: problem instanceof Error ? problem.message : String(problem) };
}
