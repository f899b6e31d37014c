import { counted, groupDigits } from '../../../lib/counted.ts';
import { formatShare } from '../../../lib/format-share.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import { nextIn } from '../../../trace/span-set-walk.ts';
import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import type { Matches } from '../../trace-picks.ts';

/** What a filter has found, in figures. */
export interface MatchFigures {
  /** `12` */
  readonly count: string;
  /** `of 340 spans` */
  readonly outOf: string;
  /** `1.2 s own time` */
  readonly time: string;
  /** Of the own time of all spans: `35 %`; empty where that is none. */
  readonly share: string;
}

/** What the figures of time mean. */
export const OWN_TIME_SAYS =
  'Own time is what a span takes while none of its children runs, added up over the matches: of work that ran at once, more than passed by the clock. The share is of the own time of all spans.';

/** What is said where there are none. */
export const NONE_SAYS = 'No span matches. For that reason none is dimmed or left out.';

/** Returns the figures in one line. */
export function figuresInWords({ spans, count }: Pick<Matches, 'spans' | 'count'>, selfTime: Float64Array): string {
  const figures = matchFigures(spans, count, selfTime);
  return [`${figures.count} ${figures.outOf}`, figures.time, figures.share].filter((each) => each !== '').join(' · ');
}

const sums = new WeakMap<Float64Array, Nanoseconds>();

/** Returns how many spans match, and how much of the work of the trace they are. `selfTime` in nanoseconds a row. O(n) */
export function matchFigures(spans: SpanSet, count: number, selfTime: Float64Array): MatchFigures {
  const own = ownTimeOf(spans, selfTime);
  return {
    count: groupDigits(count),
    outOf: `of ${counted(spans.size, 'span')}`,
    time: `${formatDuration(own)} own time`,
    share: formatShare(own, wholeOf(selfTime)),
  };
}

/** Returns the sum of the spans' own times. */
export function ownTimeOf(spans: SpanSet, selfTime: Float64Array): Nanoseconds {
  let own = 0;
  for (let span = nextIn(spans, 0); span >= 0; span = nextIn(spans, span + 1)) own += selfTime[span];
  return own;
}

function wholeOf(selfTime: Float64Array): Nanoseconds {
  const whole = sums.get(selfTime) ?? selfTime.reduce((sum, each) => sum + each, 0);
  sums.set(selfTime, whole);
  return whole;
}
