import { SPAN_KIND_NAMES, STATUS_NAMES } from '../../trace/span-kind.ts';
import { type PlainSpan, type PlainTrace, type PlainValue, plainDuration } from '../search/plain-traces-for-tests.ts';
import { readTraceQl, type TraceQlExpression, type TraceQlQuery } from './trace-ql-reader-for-tests.ts';

/** A value with its type: values of two types are never equal, nor unequal, as in Tempo's `BinaryOperation.execute`. */
interface Typed {
  readonly type: 'string' | 'number' | 'boolean' | 'strings' | 'nil' | 'status' | 'kind';
  readonly value: PlainValue;
}

const NIL: Typed = { type: 'nil', value: '' };

/** Returns the spans of a trace that a query finds; none if it does not find the trace. Throws a TraceQlError. */
export function spansFoundBy(traceQl: string, trace: PlainTrace): PlainSpan[] {
  return spansOf(readTraceQl(traceQl).query, trace);
}

function spansOf(query: TraceQlQuery, trace: PlainTrace): PlainSpan[] {
  if (query.type === 'filter') {
    const { where } = query;
    return trace.spans.filter((span) => where === null || evaluate(where, span, trace).value === true);
  }
  const left = spansOf(query.left, trace);
  const right = spansOf(query.right, trace);
  if (query.operator === '||') return [...new Set([...left, ...right])];
  if (query.operator === '&&') return left.length > 0 && right.length > 0 ? [...new Set([...left, ...right])] : [];
  if (query.operator === '>') return right.filter((span) => left.some(({ spanId }) => spanId === span.parentId));
  throw new Error(`The evaluator for tests knows no ${query.operator} between sets.`);
}

/** Returns what an expression comes to for one span. */
export function evaluate(expression: TraceQlExpression, span: PlainSpan, trace: PlainTrace): Typed {
  switch (expression.type) {
    case 'string':
      return { type: 'string', value: expression.value };
    case 'number':
    case 'duration':
      return { type: 'number', value: expression.value };
    case 'word':
      return wordOf(expression.value);
    case 'attribute':
      return attributeOf(span, expression.scope, expression.name);
    case 'intrinsic':
      return intrinsicOf(expression.name, span, trace);
    case 'unary': {
      const of = evaluate(expression.of, span, trace);
      return expression.operator === '!'
        ? { type: 'boolean', value: of.value === false }
        : { type: 'number', value: -Number(of.value) };
    }
    case 'binary': {
      const left = evaluate(expression.left, span, trace);
      return { type: 'boolean', value: holds(expression.operator, left, evaluate(expression.right, span, trace)) };
    }
  }
}

function wordOf(word: string): Typed {
  if (word === 'nil') return NIL;
  if (word === 'true' || word === 'false') return { type: 'boolean', value: word === 'true' };
  const isStatus = STATUS_NAMES.some((name) => name === word);
  return { type: isStatus ? 'status' : 'kind', value: word };
}

function attributeOf({ service, resource, attributes }: PlainSpan, scope: string, name: string): Typed {
  const ofResource = name === 'service.name' ? service : resource[name];
  if (scope === 'span') return typed(attributes[name]);
  if (scope === 'resource') return typed(ofResource);
  return typed(attributes[name] ?? ofResource);
}

function typed(value: PlainValue | undefined): Typed {
  if (value === undefined) return NIL;
  if (typeof value === 'string') return { type: 'string', value };
  if (typeof value === 'object') return { type: 'strings', value };
  return typeof value === 'number' ? { type: 'number', value } : { type: 'boolean', value };
}

function intrinsicOf(name: string, span: PlainSpan, trace: PlainTrace): Typed {
  switch (name) {
    case 'name':
      return { type: 'string', value: span.name };
    case 'kind':
      return { type: 'kind', value: SPAN_KIND_NAMES[span.kind] };
    case 'status':
      return { type: 'status', value: STATUS_NAMES[span.status] };
    case 'duration':
      return { type: 'number', value: span.duration };
    case 'traceDuration':
    case 'trace:duration':
      return { type: 'number', value: plainDuration(trace) };
    case 'rootName':
      return { type: 'string', value: trace.spans[0].name };
    case 'rootServiceName':
      return { type: 'string', value: trace.spans[0].service };
    default:
      throw new Error(`The evaluator for tests knows no ${name}.`);
  }
}

function holds(operator: string, left: Typed, right: Typed): boolean {
  if (operator === '!=' && right.type === 'nil') return left.type !== 'nil';
  if (operator === '=' && right.type === 'nil') return left.type === 'nil';
  if (typeof left.value === 'object') {
    const meets = (value: string) => holds(operator, { type: 'string', value }, right);
    return operator === '!=' || operator === '!~' ? left.value.every(meets) : left.value.some(meets);
  }
  if (left.type !== right.type) return false;
  switch (operator) {
    case '&&':
      return left.value === true && right.value === true;
    case '||':
      return left.value === true || right.value === true;
    case '=':
      return left.value === right.value;
    case '!=':
      return left.value !== right.value;
    case '>':
      return left.value > right.value;
    case '>=':
      return left.value >= right.value;
    case '<':
      return left.value < right.value;
    case '<=':
      return left.value <= right.value;
    case '=~':
      return left.type === 'string' && new RegExp(`^(?:${right.value})$`, 's').test(String(left.value));
    case '!~':
      return left.type === 'string' && !new RegExp(`^(?:${right.value})$`, 's').test(String(left.value));
    default:
      throw new Error(`The evaluator for tests knows no ${operator}.`);
  }
}
