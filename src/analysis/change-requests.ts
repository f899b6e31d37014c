import {
  array,
  finite,
  type InferOutput,
  literal,
  minLength,
  minValue,
  number,
  object,
  pipe,
  safeParse,
  string,
  variant,
} from 'valibot';
import { findSpan } from '../trace/find-span.ts';
import { serviceName, spanKey, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Change } from './change.ts';

const amount = pipe(number(), finite(), minValue(0));
const request = variant('op', [
  object({ op: literal('scale'), span: string(), factor: amount }),
  /** Microseconds, as in the published cases. */
  object({ op: literal('set'), span: string(), duration: amount }),
  object({ op: literal('scaleOperation'), service: string(), name: string(), factor: amount }),
  object({ op: literal('parallel'), spans: pipe(array(string()), minLength(1)) }),
]);

/** A change as it is asked for: spans named by their keys, durations in microseconds. */
export type ChangeRequest = InferOutput<typeof request>;

/** Changes start with one of these, so that a `;` within a name does not end one. */
const BETWEEN = /;\s*(?=(?:scale|set|scaleOperation|parallel):)/;
const MICROSECONDS: Readonly<Record<string, number>> = {
  ns: 0.001,
  us: 1,
  µs: 1,
  μs: 1,
  ms: 1e3,
  s: 1e6,
  min: 60e6,
  h: 3600e6,
};

/** A change that cannot be read, or a span that is not in the trace: a sentence for whoever wrote it. */
export class ChangeError extends Error {
  override readonly name = 'ChangeError';
}

/**
 * Returns the changes of one `--what-if`: `scale:SPAN:0.5;set:SPAN:120ms;scaleOperation:SERVICE|NAME:0.5;parallel:SPAN,SPAN`,
 * or a list of them as JSON. Throws a ChangeError for anything else.
 */
export function readChangeRequests(text: string): ChangeRequest[] {
  const trimmed = text.trim();
  if (trimmed === '') throw new ChangeError('there is no change in it; [] asks for none');
  return trimmed.startsWith('[') ? readJson(trimmed) : trimmed.split(BETWEEN).map(readOne);
}

/** Returns the changes in terms of `trace`. Throws a ChangeError for a span that is not in it. */
export function resolveChanges(trace: SpanTable, requests: readonly ChangeRequest[]): Change[] {
  return requests.map((each) => resolveChange(trace, each));
}

function resolveChange(trace: SpanTable, change: ChangeRequest): Change {
  switch (change.op) {
    case 'scale':
      return { ...change, span: resolveSpan(trace, change.span) };
    case 'set':
      return { op: 'set', span: resolveSpan(trace, change.span), duration: Math.round(change.duration * 1000) };
    case 'scaleOperation':
      return change;
    case 'parallel':
      return { op: 'parallel', spans: siblings(trace, change.spans) };
  }
}

/** Throws a ChangeError for spans that not one parent called: what it would be to start them at once is not defined. */
function siblings(trace: SpanTable, keys: readonly string[]): SpanIndex[] {
  const spans = keys.map((key) => resolveSpan(trace, key));
  const above = trace.parent[spans[0]];
  if (spans.length > 1 && (above < 0 || spans.some((span) => trace.parent[span] !== above)))
    throw new ChangeError(`parallel needs calls of one parent, which ${keys.join(', ')} are not`);
  return spans;
}

/** Returns the operations that `requests` change and that no span of `trace` is of: `shop|GET /items`. */
export function unmatchedOperations(trace: SpanTable, requests: readonly ChangeRequest[]): string[] {
  return requests.flatMap((each) => {
    if (each.op !== 'scaleOperation') return [];
    for (let span = 0; span < trace.length; span++)
      if (spanName(trace, span) === each.name && serviceName(trace, span) === each.service) return [];
    return [`${each.service}|${each.name}`];
  });
}

/** Returns text that `readChangeRequests` and `resolveChanges` read as `changes`; empty for none. */
export function formatChanges(trace: SpanTable, changes: readonly Change[]): string {
  const requests = changes.map((change) => requestOf(trace, change));
  const plain = requests.map(plainText).join(';');
  // Names may hold what the plain form goes by.
  return changes.length === 0 || isReadAs(plain, requests) ? plain : JSON.stringify(requests);
}

function requestOf(trace: SpanTable, change: Change): ChangeRequest {
  switch (change.op) {
    case 'scale':
      return { ...change, span: spanKey(trace, change.span) };
    case 'set':
      return { op: 'set', span: spanKey(trace, change.span), duration: change.duration / 1000 };
    case 'scaleOperation':
      return change;
    case 'parallel':
      return { op: 'parallel', spans: change.spans.map((span) => spanKey(trace, span)) };
  }
}

function plainText(change: ChangeRequest): string {
  switch (change.op) {
    case 'scale':
      return `scale:${change.span}:${change.factor}`;
    case 'set':
      return `set:${change.span}:${change.duration}us`;
    case 'scaleOperation':
      return `scaleOperation:${change.service}|${change.name}:${change.factor}`;
    case 'parallel':
      return `parallel:${change.spans.join(',')}`;
  }
}

function isReadAs(text: string, requests: readonly ChangeRequest[]): boolean {
  try {
    return JSON.stringify(readChangeRequests(text).map(inOrder)) === JSON.stringify(requests.map(inOrder));
  } catch {
    return false;
  }
}

/** The fields in one order, whoever made them. */
function inOrder(change: ChangeRequest): [string, unknown][] {
  return Object.entries(change).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Returns the row of a key. Throws a ChangeError if there is none. */
export function resolveSpan(trace: SpanTable, key: string): SpanIndex {
  const span = findSpan(trace, key.trim());
  if (span < 0) throw new ChangeError(`there is no span ${key.trim() || '(empty)'} in trace ${trace.traceId}`);
  return span;
}

function readJson(text: string): ChangeRequest[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ChangeError(`it is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = safeParse(array(request), value);
  if (read.success) return read.output;
  const [{ message, path }] = read.issues;
  const place = (path ?? []).map(({ key }) => String(key)).join('.');
  throw new ChangeError(`${place === '' ? 'the list' : place}: ${message}`);
}

function readOne(text: string): ChangeRequest {
  const change = text.trim().replace(/;$/, '');
  const [, op = '', rest = ''] = /^(\w+):(.*)$/s.exec(change) ?? [];
  if (op === 'parallel') return { op, spans: rest.split(',').map((span) => span.trim()) };
  // What is changed may hold colons; by how much stands behind the last one.
  const at = rest.lastIndexOf(':');
  const what = rest.slice(0, Math.max(0, at)).trim();
  const by = rest.slice(at + 1).trim();
  if (what !== '' && op === 'scale') return { op, span: what, factor: readFactor(by, change) };
  if (what !== '' && op === 'set') return { op, span: what, duration: readDuration(by, change) };
  const bar = what.indexOf('|');
  if (bar < 0 || op !== 'scaleOperation') throw new ChangeError(`“${change}” is no change; ${FORMS}`);
  return { op, service: what.slice(0, bar), name: what.slice(bar + 1), factor: readFactor(by, change) };
}

const FORMS =
  'there are scale:SPAN:0.5, set:SPAN:120ms, scaleOperation:SERVICE|NAME:0.5 and parallel:SPAN,SPAN, joined by ;';

function readFactor(text: string, change: string): number {
  if (!/^(?:\d+\.?\d*|\.\d+)$/.test(text)) throw new ChangeError(`“${change}” needs a factor such as 0.5 at its end`);
  return Number(text);
}

function readDuration(text: string, change: string): number {
  const [, digits, unit] = /^(\d+\.?\d*|\.\d+)\s*([a-zµμ]+)$/.exec(text) ?? [];
  const size = MICROSECONDS[unit ?? ''];
  if (size === undefined && /^0+$/.test(text)) return 0;
  if (size === undefined) throw new ChangeError(`“${change}” needs a duration such as 120ms at its end`);
  return Number(digits) * size;
}
