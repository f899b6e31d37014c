import type { Change } from '../../../analysis/change.ts';
import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import { counted } from '../../../lib/counted.ts';
import { spanName } from '../../../trace/span.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { shortText } from '../short-text.ts';

const LONGEST_NAME = 60;

/** Returns what is asked to be otherwise: `3 calls at once`, `POST /charge at half its time`. */
export function changeWords(trace: SpanTable, change: Change): string {
  switch (change.op) {
    case 'parallel':
      return `${counted(change.spans.length, 'call')} at once`;
    case 'set':
      return `${nameOf(trace, change.span)} taking ${inSentence(change.duration)}`;
    case 'scale':
      return `${nameOf(trace, change.span)} ${factorWords(change.factor)}`;
    case 'scaleOperation':
      return `all of ${shortText(change.name, LONGEST_NAME)} ${factorWords(change.factor)}`;
  }
}

function nameOf(trace: SpanTable, span: number): string {
  return shortText(spanName(trace, span), LONGEST_NAME) || 'unnamed';
}

function factorWords(factor: number): string {
  if (factor === 0) return 'gone';
  return factor === 0.5 ? 'at half its time' : `× ${Number(factor.toPrecision(3))}`;
}
