let isAwaited = false;

/** Says whether the next answer to a “what if” that comes on the page is to be brought in sight: a link asked for it. */
export function awaitAnswer(isIt: boolean): void {
  isAwaited = isIt;
}

/** Brings an answer that has just come on the page in sight, where it is awaited; once. For `ref`. */
export function bringInSight(answer: HTMLElement | null): void {
  if (answer === null || !isAwaited) return;
  isAwaited = false;
  answer.scrollIntoView({ block: 'center' });
}
