/** What else a page has to do comes in between. */
const SLICE_MILLISECONDS = 8;

/** Returns what `work` comes to, which is done a few milliseconds at a time; null if it was ended before. */
export async function inSlices<Result>(work: Generator<undefined, Result>, ended: AbortSignal): Promise<Result | null> {
  for (;;) {
    const until = performance.now() + SLICE_MILLISECONDS;
    let step = work.next();
    while (step.done !== true && performance.now() < until) step = work.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setTimeout(resolve));
    if (ended.aborted) return null;
  }
}

/** Returns what `work` comes to, done at once. */
export function atOnce<Result>(work: Generator<undefined, Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}
