import { groupDigits } from '../../lib/counted.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Evidence, Finding } from '../finding.ts';
import { firstToken, modelAdvice } from '../first-token.ts';
import { weightOf } from '../leaves.ts';
import { roleOf } from '../span-role.ts';
import { unionOf } from '../union-of.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { plainText } from '../wording/plain-text.ts';
import { spanLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

/** What calls of language models took, in time and in tokens; told of each model whose calls took a notable time. */
export const modelCalls: Insight = {
  id: 'model-calls',
  title: 'Model calls',
  find: (context) => {
    const byModel = groupBy(callsOfModels(context), (span) => context.facts.text(span, 'model'));
    return [...byModel]
      .filter(([, calls]) => context.isNotable(unionOf(context.trace, calls)))
      .map(([model, calls]) => findingOf(context, plainText(model), calls));
  },
};

/** In the primary tree, by row; of calls within each other, which are one call seen by two libraries, the innermost. */
function callsOfModels({ trace, facts }: AnalysisContext): SpanIndex[] {
  const root = trace.primaryRoot;
  const calls: SpanIndex[] = [];
  if (root < 0 || !facts.isNoted('modelOperation')) return calls;
  for (let span = root; span < trace.subtreeEnd[root]; span++) {
    if (facts.number(span, 'modelOperation') === 0 || roleOf(trace, facts, span) !== 'model') continue;
    const around = calls.at(-1);
    if (around !== undefined && span < trace.subtreeEnd[around]) calls.pop();
    calls.push(span);
  }
  return calls.filter((span) => weightOf(trace, span) > 0);
}

function findingOf(
  context: AnalysisContext,
  model: string,
  calls: readonly SpanIndex[],
): Omit<Finding, 'insight' | 'title'> {
  const { trace, facts, rootDuration } = context;
  const spans = [...calls].sort((a, b) => weightOf(trace, b) - weightOf(trace, a) || a - b);
  const tokens = tokensOf(context, calls);
  const first = calls.length === 1 ? firstToken(context.trace, context.facts, calls[0]) : -1;
  const of = model === '' ? 'a model' : model;
  const who =
    calls.length === 1
      ? `${spanLabel(trace, facts, calls[0])}, a call of ${of},`
      : `${capitalised(countedInWords(calls.length, 'call'))} of ${of}`;
  const after = first < 0 ? '' : `; the first token came after ${inSentence(first)}`;
  return {
    confidence: 'certain',
    reason: 'as the calls recorded it',
    sentence: `${who} took ${partOfWhole(unionOf(trace, calls), rootDuration)}${tokens === '' ? '' : `, with ${tokens}`}${after}.`,
    next: adviceOn(context, calls),
    rank: 'information',
    effect: 0,
    spans,
    stretches: [...calls].sort((a, b) => trace.start[a] - trace.start[b]).map((span) => stretchOf(context, span)),
    evidence: evidenceOf(context, spans),
    whatIf: [],
    label: '',
  };
}

/** Empty unless every call says how many. */
function tokensOf(context: AnalysisContext, calls: readonly SpanIndex[]): string {
  const sums = (['inputTokens', 'outputTokens'] as const).map((fact) =>
    calls.reduce((sum, span) => sum + tokenCount(context, span, fact), 0),
  );
  const texts = [`${groupDigits(sums[0])} tokens in`, `${groupDigits(sums[1])} out`];
  if (Number.isNaN(sums[0])) return Number.isNaN(sums[1]) ? '' : `${groupDigits(sums[1])} tokens out`;
  return Number.isNaN(sums[1]) ? texts[0] : texts.join(' and ');
}

/** NaN where the span does not tell. */
function tokenCount({ facts }: AnalysisContext, span: SpanIndex, fact: 'inputTokens' | 'outputTokens'): number {
  const text = facts.text(span, fact);
  return /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
}

function adviceOn({ trace, facts }: AnalysisContext, calls: readonly SpanIndex[]): string {
  if (calls.length > 1) return 'Stream the answers, shorten what is asked and answered, or ask less often.';
  return modelAdvice(trace, facts, calls[0]);
}

const MOST_EVIDENCE = 5;

function evidenceOf(context: AnalysisContext, spans: readonly SpanIndex[]): Evidence[] {
  return spans.slice(0, MOST_EVIDENCE).map((span) => {
    const first = firstToken(context.trace, context.facts, span);
    const figures = [
      inSentence(weightOf(context.trace, span)),
      tokensOf(context, [span]),
      first < 0 ? '' : `first token after ${inSentence(first)}`,
    ];
    return {
      title: spanLabel(context.trace, context.facts, span),
      text: figures.filter((figure) => figure !== '').join(', '),
      spans: [span],
    };
  });
}

function stretchOf({ trace }: AnalysisContext, span: SpanIndex) {
  const root = trace.primaryRoot;
  return {
    span,
    start: Math.max(trace.start[span], trace.start[root]),
    end: Math.min(trace.end[span], trace.end[root]),
  };
}
