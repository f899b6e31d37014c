import type { SpanFacts } from '../../trace/span-facts.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { roleOf } from '../span-role.ts';
import { plainText } from '../wording/plain-text.ts';
import { callLabel, operationLabel } from '../wording/span-label.ts';
import { failureLooks } from './failure-looks.ts';
import { failureWords } from './failure-words.ts';
import { waitedFor } from './waited-for.ts';

/** Returns what to do next about a failure that began at `span`. */
export function errorAdvice({ trace, facts, relations }: AnalysisContext, span: SpanIndex): string {
  const looks = failureLooks(facts);
  if (looks.isTimedOut(span)) {
    const awaited = waitedFor(trace, relations, span);
    if (awaited < 0 && roleOf(trace, facts, span) === 'database')
      return 'Look at what held it up in the database at that time: who held a lock that it needs, its plan, the load; and at the limit it ran into.';
    const culprit = awaited < 0 ? 'what it called' : callLabel(trace, facts, awaited);
    return `Look at ${culprit} at that time, and compare how long it takes at other times with how long the caller waits.`;
  }
  if (looks.isCancelled(span)) return 'It was cancelled, it did not fail: look for who gave up, and why.';
  if (failureWords(facts, span) === '') return adviceWithoutWords(trace, facts, span);
  const where = facts.number(span, 'exceptionType') === 0 ? 'its logs' : 'its stack trace and logs';
  return `Open ${operationLabel(trace, facts, span)} and ${where}; look for other traces with the same error there.`;
}

const LONGEST_EVENT = 60;

/** What its events say is not known to be about the failure; but it may be. */
function adviceWithoutWords(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  const who = operationLabel(trace, facts, span);
  const last = plainText(facts.all(span, 'eventName').at(-1) ?? '', LONGEST_EVENT);
  if (last !== '')
    return `Look at the events of ${who}, the last of which is “${last}”: neither its status nor an exception says what went wrong.`;
  return `${who} does not say what went wrong: have it record the exception, or describe its status; its logs may know.`;
}
