import type { Change } from '../../../analysis/change.ts';
import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import { counted } from '../../../lib/counted.ts';
import { spanName } from '../../../trace/span.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { shortText } from '../short-text.ts';

const LONGEST_NAME = 60;

/** What is asked to be otherwise, in pieces that read as one. */
export interface ChangeWords {
  /** What is another: `POST /charge`, `3 calls`. */
  readonly subject: string;
  /** Around the figure, for where there is room: `at` and `its time`; empty for nothing. */
  readonly before: string;
  readonly after: string;
  /** What it is to be: `20 ms`, `half`, `at once`. */
  readonly figure: string;
}

/** Returns the words for a change. */
export function changeWords(trace: SpanTable, change: Change): ChangeWords {
  switch (change.op) {
    case 'parallel':
      return { subject: counted(change.spans.length, 'call'), ...plain('at once') };
    case 'set':
      return { subject: nameOf(trace, change.span), ...plain(inSentence(change.duration)), before: 'taking' };
    case 'scale':
      return { subject: nameOf(trace, change.span), ...factorWords(change.factor) };
    case 'scaleOperation':
      return { subject: `all of ${shortText(change.name, LONGEST_NAME)}`, ...factorWords(change.factor) };
  }
}

/** Returns the words as one text: `POST /charge at half its time`. */
export function changeSentence({ subject, before, figure, after }: ChangeWords): string {
  return [subject, before, figure, after].filter((each) => each !== '').join(' ');
}

function nameOf(trace: SpanTable, span: number): string {
  return shortText(spanName(trace, span), LONGEST_NAME) || 'unnamed';
}

function factorWords(factor: number): Omit<ChangeWords, 'subject'> {
  if (factor === 0) return plain('gone');
  if (factor === 0.5) return { before: 'at', figure: 'half', after: 'its time' };
  return plain(`× ${Number(factor.toPrecision(3))}`);
}

function plain(figure: string): Omit<ChangeWords, 'subject'> {
  return { before: '', figure, after: '' };
}
