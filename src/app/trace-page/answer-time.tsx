import { wholeWord } from '../../analysis/wording/whole-word.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import { answerAfter } from '../../views/answer-after.ts';

/** In a narrow window the number of services, which is the second behind it, gives its place up. */
const LOOKS = 'whitespace-nowrap text-ink2 max-sm:[&+span+span]:sr-only';

/** Beside the duration of the trace: that of its root, which verdict and findings are about, where the trace goes on long after it. */
export function AnswerTime({ trace }: { readonly trace: SpanTable }) {
  const { primaryRoot: root, start, end, duration } = trace;
  const took = root < 0 ? null : end[root] - start[root];
  // A root that began late, but ended with the trace, answered when all was done.
  const words = root < 0 || answerAfter(duration, end[root]) === '' ? '' : answerAfter(duration, took);
  if (words === '') return null;
  const hint = `The ${wholeWord(trace)} itself, which verdict and findings are about, took ${formatDuration(took ?? 0)}; the trace, with what went on after it, ${formatDuration(duration)}.`;
  return (
    <span className={LOOKS} title={hint}>
      {words}
    </span>
  );
}
