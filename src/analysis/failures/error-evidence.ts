import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Evidence } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import { listed } from '../wording/counts.ts';
import { plainText } from '../wording/plain-text.ts';
import { callLabel } from '../wording/span-label.ts';
import { failureMessage } from './failure-message.ts';

/** Messages with their stack below them are long; the panel of the span has all of it. */
const LONGEST_MESSAGE = 500;

/** Returns what is known of the failure that explains most, and what else failed or looks so. */
export function errorEvidence(context: AnalysisContext): Evidence[] {
  const { facts, errors } = context;
  const { primary, stoppedAt, suspects } = errors;
  const type = plainText(facts.text(primary, 'exceptionType') || facts.text(primary, 'errorType'));
  const others = Array.from(errors.origins).filter((span) => span !== primary);
  return [
    { title: 'Type', text: type },
    { title: 'Message', text: plainText(failureMessage(facts, primary), LONGEST_MESSAGE) },
    ofSpans(context, 'Stopped at', stoppedAt < 0 ? [] : [stoppedAt]),
    ofSpans(context, 'Other failures', others),
    ofSpans(context, 'Looks failed, status unset', Array.from(suspects)),
  ].filter(({ text }) => text !== '');
}

/** Returns a piece of evidence that names spans, those of one name once; without text if there are none. */
export function ofSpans({ trace, facts }: AnalysisContext, title: string, spans: readonly SpanIndex[]): Evidence {
  const names = [...new Set(spans.slice(0, MANY).map((span) => callLabel(trace, facts, span)))];
  const count = spans.length > names.length ? `${spans.length}: ` : '';
  return { title, text: spans.length === 0 ? '' : `${count}${listed(names)}`, spans: namedSpans(spans) };
}

/** As many are named as can be different and still be read. */
const MANY = 100;
