import { serviceName } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { VerdictPart } from '../trace-analysis.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { plainText } from '../wording/plain-text.ts';
import { callLabel, operationLabel, spanLabel } from '../wording/span-label.ts';

/** A name in the verdict is cut earlier than elsewhere: two of them are to stand in one line. */
const LONGEST_NAME = 60;

/** A piece of a verdict as its sentences are written: plain words, or a part. */
export type Piece = string | VerdictPart;

/** Returns words that the eye is to meet first. */
export function strong(text: string): VerdictPart {
  return { text, span: -1, isStrong: true };
}

/** Returns a link to `span`: `payments › POST api.stripe.com`. */
export function spanLink({ trace, facts }: AnalysisContext, span: SpanIndex): VerdictPart {
  return { text: spanLabel(trace, facts, span, LONGEST_NAME), span, isStrong: false };
}

/** Returns a link to `span` as it reads before a verb: `INSERT reservations (orders)`. */
export function callLink({ trace, facts }: AnalysisContext, span: SpanIndex): VerdictPart {
  return { text: callLabel(trace, facts, span, LONGEST_NAME), span, isStrong: false };
}

/** Returns a link to the first of like calls by what they are called together: `GET /items/{id} (web)`. */
export function likeCallsLink({ trace, facts }: AnalysisContext, calls: readonly SpanIndex[]): VerdictPart {
  const service = plainText(serviceName(trace, calls[0]), LONGEST_NAME / 2);
  const label = likeCallsLabel(trace, facts, calls, LONGEST_NAME);
  return { text: service === '' ? label : `${label} (${service})`, span: calls[0], isStrong: false };
}

/** Returns a link to `span` without its service: `GET /stock`. */
export function operationLink({ trace, facts }: AnalysisContext, span: SpanIndex): VerdictPart {
  return { text: operationLabel(trace, facts, span, LONGEST_NAME), span, isStrong: false };
}

/** Returns links to spans in a row, up to three: `GET /item, GET /stock and GET /price`. */
export function linkList(context: AnalysisContext, spans: readonly SpanIndex[]): Piece[] {
  const links = spans.map((span) => operationLink(context, span));
  return links.flatMap((link, i) => {
    if (i === 0) return [link];
    return [i === links.length - 1 ? ' and ' : ', ', link];
  });
}

/** Returns pieces as the parts of a verdict: words that follow each other are one part; after an ellipsis ends no full stop. */
export function partsOf(pieces: readonly Piece[]): VerdictPart[] {
  const parts: VerdictPart[] = [];
  for (const piece of pieces) {
    const part = typeof piece === 'string' ? { text: piece, span: -1, isStrong: false } : piece;
    const last = parts.at(-1);
    const isPlain = part.span < 0 && !part.isStrong;
    if (part.text === '' || (part.text === '.' && last?.text.endsWith('…'))) continue;
    if (isPlain && last !== undefined && last.span < 0 && !last.isStrong)
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}
