import { folded } from '../../lib/folded-text.ts';
import { spanKey } from '../../trace/span.ts';
import { SPAN_KIND_NAMES, STATUS_NAMES } from '../../trace/span-kind.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { isDoubtful } from '../finding.ts';
import { GAP_KINDS } from '../trace-analysis.ts';
import type { FilterColumns } from './filter-columns.ts';
import type { FilterTerm } from './filter-expression.ts';
import { spanIdDigits } from './span-id-digits.ts';
import { orderTest } from './value-test.ts';

type TextTest = (text: string) => boolean;
type Analysis = NonNullable<FilterColumns['analysis']>;

/** Returns the spans for which a condition holds. */
export function spansWhere({ length }: SpanTable, holds: (span: SpanIndex) => boolean): SpanSet {
  const found = new SpanSet(length);
  for (let span = 0; span < length; span++) if (holds(span)) found.add(span);
  return found;
}

/** Returns the spans that meet a term about what a trace's table holds; null where self time is asked for and unknown. */
export function tableSpans(
  term: FilterTerm,
  trace: SpanTable,
  selfTime: Float64Array | null,
  test: TextTest,
): SpanSet | null {
  const { start, end, depth, parent, subtreeEnd, kind, status } = trace;
  const meets = numberTest(term);
  switch (term.field) {
    case 'kind':
      return withWord(trace, kind, SPAN_KIND_NAMES, term);
    case 'status':
      return withWord(trace, status, STATUS_NAMES, term);
    case 'duration':
      return spansWhere(trace, (span) => meets(end[span] - start[span]));
    case 'self':
      return selfTime && spansWhere(trace, (span) => meets(selfTime[span]));
    case 'start':
      return spansWhere(trace, (span) => meets(start[span]));
    case 'depth':
      return spansWhere(trace, (span) => meets(depth[span]));
    case 'children': {
      const counts = childCounts(trace);
      return spansWhere(trace, (span) => meets(counts[span]));
    }
    case 'leaf':
      return spansWhere(trace, (span) => subtreeEnd[span] === span + 1);
    case 'root':
      return spansWhere(trace, (span) => parent[span] < 0);
    case 'id':
      return withId(trace, term);
    default:
      return spansWhere(trace, () => test(''));
  }
}

/** Returns the spans that meet a term about what was worked out: time on the critical path, gaps and findings that are told. */
export function analysedSpans(term: FilterTerm, trace: SpanTable, analysis: Analysis, test: TextTest): SpanSet {
  const { criticalTime, gaps, findings } = analysis;
  if (term.field === 'critical') {
    const meets = term.operator === 'exists' ? (time: number) => time > 0 : numberTest(term);
    return spansWhere(trace, (span) => meets(criticalTime[span]));
  }
  const found = new SpanSet(trace.length);
  if (term.field === 'gap') {
    for (let gap = 0; gap < gaps.span.length; gap++) {
      if (gaps.isReported[gap] === 1 && test(GAP_KINDS[gaps.kind[gap]])) found.add(gaps.span[gap]);
    }
    return found;
  }
  const isOther = term.operator === '!=';
  for (const finding of findings) {
    const isMet = isOther ? test(finding.insight) && test(finding.title) : test(finding.insight) || test(finding.title);
    if (isMet && !isDoubtful(finding)) for (const span of finding.spans) found.add(span);
  }
  return found;
}

function numberTest({ operator, value }: FilterTerm): (number: number) => boolean {
  const wanted = Number(value);
  const meets = orderTest(operator);
  return (number) => meets(number - wanted);
}

function withWord(
  trace: SpanTable,
  column: Uint8Array,
  words: readonly string[],
  { operator, value }: FilterTerm,
): SpanSet {
  const wanted = words.indexOf(value);
  const isOther = operator === '!=';
  return spansWhere(trace, (span) => (column[span] === wanted) !== isOther);
}

function childCounts({ length, parent }: SpanTable): Uint32Array {
  const counts = new Uint32Array(length);
  for (const above of parent) if (above >= 0) counts[above]++;
  return counts;
}

/** However the id is written; `:` takes a part of one. */
function withId(trace: SpanTable, { operator, value }: FilterTerm): SpanSet {
  if (operator === 'exists') return spansWhere(trace, (span) => (trace.idHigh[span] | trace.idLow[span]) !== 0);
  const digits = spanIdDigits(value);
  const part = digits ?? folded(value);
  if (operator === ':') return spansWhere(trace, (span) => folded(spanKey(trace, span)).includes(part));
  const whole = /^[0-9a-f]{1,16}$/.test(part) ? part.padStart(16, '0') : part;
  const isOther = operator === '!=';
  return spansWhere(trace, (span) => {
    const key = folded(spanKey(trace, span));
    return (key === whole || key === part) !== isOther;
  });
}
