import { attributeText } from '../../trace/attribute-text.ts';
import type { ExceptionTexts } from '../../trace/details-excerpt.ts';
import type { Attribute, SpanEvent } from '../../trace/span-details.ts';

export interface ExceptionParts {
  readonly texts: ExceptionTexts;
  /** The attributes that are none of its texts. */
  readonly rest: readonly Attribute[];
}

const PARTS: ReadonlySet<string> = new Set(['exception.type', 'exception.message', 'exception.stacktrace']);

/** Returns an event as an exception, or null if it is none. Source: OpenTelemetry's semantic conventions. */
export function exceptionOf(event: SpanEvent): ExceptionParts | null {
  const isException = event.name === 'exception' || event.attributes.some(({ key }) => PARTS.has(key));
  if (!isException) return null;
  return {
    texts: {
      type: lastText(event.attributes, 'exception.type'),
      message: lastText(event.attributes, 'exception.message'),
      stacktrace: lastText(event.attributes, 'exception.stacktrace'),
    },
    rest: event.attributes.filter(({ key }) => !PARTS.has(key)),
  };
}

function lastText(attributes: readonly Attribute[], key: string): string {
  const attribute = attributes.findLast((candidate) => candidate.key === key);
  return attribute === undefined ? '' : attributeText(attribute.value);
}

/** Returns `type: message` of the last exception among `events`; empty if there is none, or it says neither. */
export function exceptionSummary(events: readonly SpanEvent[]): string {
  const event = events.findLast((candidate) => exceptionOf(candidate) !== null);
  const exception = event === undefined ? null : exceptionOf(event);
  if (exception === null) return '';
  return [exception.texts.type, exception.texts.message].filter((part) => part !== '').join(': ');
}
