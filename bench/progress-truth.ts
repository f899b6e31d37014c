/** What the page said in a frame: percent, and the time of day in milliseconds. */
export interface ProgressSample {
  readonly at: number;
  readonly value: number;
}

/** How many bytes had been sent by a time of day in milliseconds. */
export interface SentMark {
  readonly at: number;
  readonly bytes: number;
}

/** By how many points of a hundred what is told differs from what was sent, at its worst. */
export interface ProgressError {
  readonly ahead: number;
  readonly behind: number;
}

/** Two processes read the clock, and the server notes a piece a moment after it has left. */
const CLOCKS_DIFFER = 20;

/** Returns how far what a page told of `totalBytes` was from what had been sent. `sent` is in order of time. */
export function progressError(
  samples: readonly ProgressSample[],
  sent: readonly SentMark[],
  totalBytes: number,
): ProgressError {
  const percentAt = (at: number) => (100 * (sent.findLast((mark) => mark.at <= at)?.bytes ?? 0)) / totalBytes;
  const ahead = samples.map(({ at, value }) => value - percentAt(at + CLOCKS_DIFFER));
  const behind = samples.map(({ at, value }) => percentAt(at - CLOCKS_DIFFER) - value);
  return { ahead: Math.max(0, ...ahead), behind: Math.max(0, ...behind) };
}
