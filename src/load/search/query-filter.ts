import type { FilterExpression, FilterOperator, FilterTerm } from '../../analysis/filter/filter-expression.ts';
import type { AttributeCondition, AttributeOperator, SearchQuery } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import { kindOrStatus } from './jaeger-keys.ts';

/** What a query asks of one span, but for its service and name, which are compared letter by letter. */
export interface QueryFilter {
  /** What the columns of a trace tell; null for nothing. */
  readonly ofColumns: FilterExpression | null;
  /** What has to be read from the spans; null for nothing. */
  readonly ofAttributes: FilterExpression | null;
}

/** Returns what a query asks of one span as a filter asks it, so that both mean the same. */
export function queryFilter(query: SearchQuery): QueryFilter {
  const { kind, isErrorsOnly, attributes, durationOf, durationMin, durationMax } = query;
  const isOfSpan = durationOf === 'span';
  return {
    ofColumns: allOf([
      ...(kind === null ? [] : [term('kind', '=', SPAN_KIND_NAMES[kind])]),
      ...(isErrorsOnly ? [term('status', '=', 'error')] : []),
      ...(isOfSpan && durationMin !== null ? [term('duration', '>=', String(durationMin))] : []),
      ...(isOfSpan && durationMax !== null ? [term('duration', '<=', String(durationMax))] : []),
    ]),
    ofAttributes: allOf(attributes.filter(({ key }) => key !== '').map(attributeTerm)),
  };
}

function allOf(terms: readonly FilterTerm[]): FilterExpression | null {
  return terms.length === 0 ? null : { type: 'and', of: terms };
}

function term(field: FilterTerm['field'], operator: FilterOperator, value: string, key = ''): FilterTerm {
  return { type: 'term', field, key, operator, value };
}

const OPERATORS: Readonly<Record<AttributeOperator, FilterOperator>> = {
  '=': '=',
  '!=': '!=',
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
  '=~': '~',
  '!~': '!~',
  exists: 'exists',
};

/** A filter looks for an expression anywhere in a value, a search compares it with the whole. */
function attributeTerm(condition: AttributeCondition): FilterTerm {
  const meant = kindOrStatus(condition);
  if (meant !== null) return term(meant.field, meant.operator, meant.value);
  const { key, operator, value } = condition;
  const isPattern = operator === '=~' || operator === '!~';
  return term('attribute', OPERATORS[operator], isPattern ? wholeMatch(value) : value, key);
}

/** Returns the expression that matches a whole text where `pattern` does, line breaks too, as Tempo matches. */
export function wholeMatch(pattern: string): string {
  return `^(?s:${pattern})$`;
}
