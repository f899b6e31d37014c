import { serviceName } from '../../trace/span.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Confidence, Evidence, Finding, Rank } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import type { ProcessClock } from '../trace-analysis.ts';
import { listed } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { plainText } from '../wording/plain-text.ts';
import type { Insight } from './insight.ts';

/** What clocks differ by (A8 of the definitions): a finding for each process that was corrected, or does not fit. */
export const clockSkew: Insight = {
  id: 'clock-skew',
  title: 'Clock skew',
  find: (context) => {
    const told = context.clock.processes.filter(isTold);
    if (told.length === 0) return [];
    const spansOf = spansByProcess(context);
    return told.map((clock) => findingOf(context, clock, spansOf));
  },
};

/** What moves along with another is told with that one; an offset of nothing is none. */
function isTold({ verdict, offset }: ProcessClock): boolean {
  return verdict === 'proven' ? offset !== 0 : verdict !== 'inherited';
}

type SpansOf = (process: string) => readonly SpanIndex[];

function spansByProcess({ trace, facts }: AnalysisContext): SpansOf {
  const spans = new Map<number, SpanIndex[]>();
  const numberOf = new Map<string, number>();
  for (let span = 0; span < trace.length; span++) {
    const number = facts.processNumber(span);
    const known = spans.get(number);
    if (known !== undefined) known.push(span);
    else {
      spans.set(number, [span]);
      numberOf.set(facts.process(span), number);
    }
  }
  return (process) => spans.get(numberOf.get(process) ?? -1) ?? [];
}

function findingOf(
  context: AnalysisContext,
  clock: ProcessClock,
  spansOf: SpansOf,
): Omit<Finding, 'insight' | 'title'> {
  const spans = spansOf(clock.process);
  const name = processName(context, clock.process, spans);
  const reference = context.facts.process(context.trace.primaryRoot);
  const other = processName(context, reference, spansOf(reference));
  return {
    ...judgement(clock),
    sentence: sentenceOf(clock, name, other),
    next: `Check that the clocks of ${name} and ${other} are synchronised${alternative(clock)}.`,
    effect: 0,
    spans: namedSpans(spans),
    stretches: [],
    evidence: evidenceOf(context, clock, spansOf),
    whatIf: [],
    label: clock.verdict === 'proven' ? 'clock corrected' : 'clock doubtful',
  };
}

function judgement({ verdict }: ProcessClock): { confidence: Confidence; reason: string; rank: Rank } {
  switch (verdict) {
    case 'proven':
      return {
        confidence: 'strong',
        reason: 'the range is a fact if callers are named rightly; that the middle of it is shown is a choice',
        rank: 'doubt',
      };
    case 'inconsistent':
      return {
        confidence: 'strong',
        reason: 'calls start before their callers, or after their answers',
        rank: 'doubt',
      };
    default:
      return { confidence: 'possible', reason: 'work that goes on after the answer looks alike', rank: 'information' };
  }
}

function sentenceOf(clock: ProcessClock, name: string, other: string): string {
  const { verdict, offset, least, most } = clock;
  if (verdict === 'inconsistent')
    return `The times of ${name} do not fit those of ${other}, and no correction of its clock makes all calls fit: times between the two are doubtful.`;
  if (verdict === 'suspected')
    return `The clock of ${name} may be ahead of that of ${other}: it still works on a call when its caller has the answer. Nothing was corrected.`;
  const direction = offset > 0 ? 'behind' : 'ahead of';
  const about = offset > 0 && most === null ? 'at least' : 'about';
  const shown = `its spans are shown ${inSentence(Math.abs(offset))} ${offset > 0 ? 'later' : 'earlier'}`;
  return `The clock of ${name} is ${about} ${inSentence(Math.abs(offset))} ${direction} that of ${other}${rangeOf(least, most)}; ${shown}.`;
}

function rangeOf(least: Nanoseconds | null, most: Nanoseconds | null): string {
  if (least === null || most === null) return '';
  const [near, far] = [Math.abs(least), Math.abs(most)].sort((a, b) => a - b);
  // Where nothing is known of the direction there is no range to be read.
  if (Math.sign(least) !== Math.sign(most) || near === far) return '';
  const [from, to] = [inSentence(near), inSentence(far)];
  return from === to ? ` (± ${inSentence((far - near) / 2)})` : ` (between ${from} and ${to})`;
}

function alternative({ verdict }: ProcessClock): string {
  return verdict === 'suspected' ? ', or whether it goes on working after it answered' : '';
}

function evidenceOf({ clock: { processes } }: AnalysisContext, clock: ProcessClock, spansOf: SpansOf): Evidence[] {
  const along = processes.filter(({ verdict, offset }) => verdict === 'inherited' && offset === clock.offset);
  const isMoved = clock.verdict === 'proven' && along.length > 0;
  return [
    { title: 'Process', text: plainText(clock.process) },
    { title: 'Spans', text: String(spansOf(clock.process).length) },
    ...(isMoved
      ? [
          {
            title: 'Moved along',
            text: listed(
              along.map(({ process }) => plainText(process)),
              6,
            ),
          },
        ]
      : []),
  ];
}

/** Returns the services of a process, with its own name where that is not the service's. */
function processName({ trace }: AnalysisContext, process: string, spans: readonly SpanIndex[]): string {
  const services = [...new Set(spans.slice(0, 1000).map((span) => plainText(serviceName(trace, span))))];
  const name = listed(services.filter((service) => service !== ''));
  const own = plainText(process, 60);
  return name === '' || name === own ? own || 'a service without a name' : `${name} on ${own}`;
}
