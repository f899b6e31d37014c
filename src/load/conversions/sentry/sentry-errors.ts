import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { SpanEvent } from '../../../trace/span-details.ts';
import { exceptionEvent } from '../../exception-event.ts';
import { flatAttributes } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { sentryTime } from './sentry-time.ts';

/** Returns the span that an error happened in, as `trace span`. */
export function spanOfError(error: ExactJsonObject): string {
  const trace = objectOf(field(objectOf(field(error, 'contexts')), 'trace'));
  return `${textOf(field(trace, 'trace_id'))} ${textOf(field(trace, 'span_id'))}`;
}

/** Returns the exceptions of an error, or its message, as events; the exception that was raised last is the last. */
export function eventsOfError(error: ExactJsonObject): SpanEvent[] {
  const exceptions = valuesOf(error, 'exception');
  const time = sentryTime(error.get('timestamp'));
  if (exceptions.length > 0) return exceptions.map((exception) => exceptionOf(exception, error, time));
  const message = textOf(field(error, 'message') ?? field(objectOf(field(error, 'logentry')), 'formatted', 'message'));
  const attributes = [textAttribute('message', message), ...idOf(error)];
  return [
    { name: textOf(field(error, 'level')) || 'error', timeUnixNano: time, attributes, droppedAttributesCount: 0 },
  ];
}

/** The objects of a list that stands by itself or in `values`. */
export function valuesOf(json: ExactJsonObject, key: string): ExactJsonObject[] {
  const list = field(json, key);
  const values = list instanceof Map ? field(list, 'values') : list;
  return listOf(values).filter((each) => each instanceof Map);
}

function exceptionOf(exception: ExactJsonObject, error: ExactJsonObject, timeUnixNano: bigint | null): SpanEvent {
  const type = textOf(field(exception, 'type'));
  const message = textOf(field(exception, 'value'));
  const others = [...flatAttributes(objectOf(field(exception, 'mechanism')), 'mechanism.'), ...idOf(error)];
  return exceptionEvent({ type, message, stack: stackOf(exception, type, message), timeUnixNano, others });
}

function idOf(error: ExactJsonObject) {
  return [textAttribute('sentry.event_id', textOf(field(error, 'event_id')))];
}

/** Sentry has the innermost call last; stacks are read from it. */
function stackOf(exception: ExactJsonObject, type: string, message: string): string {
  const frames = listOf(field(objectOf(field(exception, 'stacktrace')), 'frames'));
  if (frames.length === 0) return '';
  const lines = frames.toReversed().map((json) => {
    const frame = objectOf(json);
    const place = [field(frame, 'filename', 'abs_path', 'module'), field(frame, 'lineno'), field(frame, 'colno')];
    const written = place.map(textOf).filter((part) => part !== '');
    return `    at ${textOf(field(frame, 'function')) || '(anonymous)'} (${written.join(':')})`;
  });
  return [`${type}: ${message}`, ...lines].join('\n');
}
