import { serviceName, spanName } from '../../trace/span.ts';
import { FACT_KEYS, type SpanFacts } from '../../trace/span-facts.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { isPoorName, nameHint } from '../name-hint.ts';
import { plainText } from './plain-text.ts';

/** A name, and what is added to it, is cut here if nothing else is asked for, a service at half of it. */
const LONGEST_NAME = 80;
const HINT_FACTS = [
  'urlTemplate',
  'urlPath',
  'url',
  'databaseCollection',
  'querySummary',
  'queryText',
  'messagingDestination',
  'rpcService',
  'rpcMethod',
  'peer',
] as const;

/** Returns a span as sentences name it: `payments › POST api.stripe.com`; the operation alone where there is no service. */
export function spanLabel(trace: SpanTable, facts: SpanFacts, span: SpanIndex, most = LONGEST_NAME): string {
  const service = plainText(serviceName(trace, span), most / 2);
  const operation = operationLabel(trace, facts, span, most);
  return service === '' ? operation : `${service} › ${operation}`;
}

/** Returns a span as it reads before a verb: `INSERT reservations (orders)`. */
export function callLabel(trace: SpanTable, facts: SpanFacts, span: SpanIndex, most = LONGEST_NAME): string {
  const service = plainText(serviceName(trace, span), most / 2);
  const operation = operationLabel(trace, facts, span, most);
  return service === '' ? operation : `${operation} (${service})`;
}

/** Returns the span's name, and what it leaves open if it is poor: `POST api.stripe.com`, `SELECT orders`. */
export function operationLabel(trace: SpanTable, facts: SpanFacts, span: SpanIndex, most = LONGEST_NAME): string {
  const name = spanName(trace, span);
  const shown = plainText(name, most) || '(no name)';
  const hint = isPoorName(name) ? plainText(hintOf(trace, facts, span, name), most) : '';
  return hint === '' || hint === serviceName(trace, span) ? shown : `${shown} ${hint}`;
}

/** Returns whether `operationLabel` says no more than the span's name does. */
export function isNamedAlone(trace: SpanTable, facts: SpanFacts, span: SpanIndex): boolean {
  return !isPoorName(spanName(trace, span)) || !HINT_FACTS.some((fact) => facts.isNoted(fact));
}

/** What is called and sent no span of its own is known by its host; anything else as its row is. */
function hintOf(trace: SpanTable, facts: SpanFacts, span: SpanIndex, name: string): string {
  const isLeafCall = trace.kind[span] === SpanKind.Client && trace.subtreeEnd[span] === span + 1;
  const host = isLeafCall ? outsideHost(facts.text(span, 'url')) : '';
  if (host !== '') return host;
  const attributes = HINT_FACTS.map((fact) => ({
    key: FACT_KEYS[fact][0],
    presentName: '',
    text: facts.text(span, fact),
  }));
  return nameHint(name, attributes);
}

/** The host of an address, where it is a name that means something to a stranger: with a dot, and not of digits. */
function outsideHost(address: string): string {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address)?.[1] ?? '';
  return /\.[a-z-]{2,}$/i.test(host) ? host : '';
}
