import type { Attribute, SpanEvent } from '../trace/span-details.ts';
import { textAttribute } from './plain-attributes.ts';

/** What a source tells of an exception; what is empty it does not tell. */
export interface TaleOfException {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  /** null where the source gives no time. */
  readonly timeUnixNano: bigint | null;
  readonly others?: readonly Attribute[];
}

/**
 * Returns an exception as the event that OpenTelemetry makes of it.
 * https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 */
export function exceptionEvent({ type, message, stack, timeUnixNano, others = [] }: TaleOfException): SpanEvent {
  const told = [
    ['exception.type', type],
    ['exception.message', message],
    ['exception.stacktrace', stack],
  ].filter(([, text]) => text !== '');
  const attributes = [...told.map(([key, text]) => textAttribute(key, text)), ...others];
  return { name: 'exception', timeUnixNano, attributes, droppedAttributesCount: 0 };
}
