import type { Attribute } from '../../../trace/span-details.ts';
import { SpanKind } from '../../../trace/span-kind.ts';
import { textAttribute } from '../../plain-attributes.ts';

/** What a span is called, and what of its description is more than a name. */
export interface SentryName {
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

const REQUEST = /^([A-Z]+) (\S+)$/;
const STATEMENT = /^\s*([A-Za-z]+)\b/;

/**
 * Returns the name of a span of this operation. A statement and an address are no names: of them the name has the verb.
 * https://develop.sentry.dev/sdk/telemetry/traces/span-operations/
 */
export function sentryName(operation: string, description: string): SentryName {
  const [, method, url] = operation === 'http.client' ? (REQUEST.exec(description) ?? []) : [];
  if (method !== undefined) {
    return {
      name: `${operation} ${method}`,
      attributes: [textAttribute('http.request.method', method), textAttribute('url.full', url)],
    };
  }
  const verb = /^db(?:\.|$)/.test(operation) ? STATEMENT.exec(description)?.[1] : undefined;
  if (verb !== undefined && verb !== description) {
    return { name: `${operation} ${verb}`, attributes: [textAttribute('db.query.text', description)] };
  }
  return { name: operation === description ? operation : `${operation} ${description}`.trim(), attributes: [] };
}

const KINDS: readonly (readonly [RegExp, SpanKind])[] = [
  [/(?:^|\.)server$/, SpanKind.Server],
  [/(?:^|\.)client$/, SpanKind.Client],
  [/^(?:db|cache)(?:\.|$)/, SpanKind.Client],
  [/^queue\.(?:publish|submit|create)/, SpanKind.Producer],
  [/^queue\.(?:process|receive|task)/, SpanKind.Consumer],
];

/** Returns the kind of span that an operation is. */
export function sentryKind(operation: string): SpanKind {
  return KINDS.find(([pattern]) => pattern.test(operation))?.[1] ?? SpanKind.Internal;
}
