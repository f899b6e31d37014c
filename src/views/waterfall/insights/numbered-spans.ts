import type { Finding } from '../../../analysis/finding.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { Bracket } from './brackets.ts';

/** A finding about more spans has its number on the first alone: a column of equal numbers tells nothing. */
const MOST_NUMBERED = 6;

/**
 * Returns by span the findings whose number stands on its bar: the culprit, and the other spans that it has stretches of
 * time in, where these are few and no bracket holds them together.
 */
export function numberedSpans(
  findings: readonly Finding[],
  brackets: readonly Bracket[],
): ReadonlyMap<SpanIndex, readonly number[]> {
  const bracketed = new Set(brackets.map(({ finding }) => finding));
  const numbers = new Map<SpanIndex, number[]>();
  findings.forEach((finding, number) => {
    for (const span of spansWithNumber(finding, bracketed.has(number))) {
      const known = numbers.get(span);
      if (known === undefined) numbers.set(span, [number]);
      else known.push(number);
    }
  });
  return numbers;
}

function spansWithNumber({ spans, stretches }: Finding, isBracketed: boolean): Iterable<SpanIndex> {
  const culprit = spans.slice(0, 1);
  if (isBracketed || stretches.length > 4 * MOST_NUMBERED) return culprit;
  const all = new Set([...culprit, ...stretches.map(({ span }) => span)]);
  return all.size > MOST_NUMBERED ? culprit : all;
}
