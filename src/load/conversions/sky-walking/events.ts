import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent } from '../../../trace/span-details.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { exceptionEvent } from '../../exception-event.ts';
import { field, listOf, objectOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { keyValues } from './tags.ts';

/** Returns a span's logs and the events that were attached to it. */
export function eventsOf(span: ExactJsonObject): SpanEvent[] {
  const logs = listOf(field(span, 'logs')).map((log) => eventOfLog(objectOf(log)));
  const attached = listOf(field(span, 'attachedEvents')).map((event) => eventOfAttached(objectOf(event)));
  return [...logs, ...attached];
}

/** Returns the message of the first exception among events. */
export function firstErrorMessage(events: readonly SpanEvent[]): string {
  const messages = events.map(({ attributes }) => textIn(attributes, 'exception.message'));
  return messages.find((message) => message !== '') ?? '';
}

const PLACED = new Set(['event', 'error.kind', 'message', 'stack']);

/** An error's log has its kind, message and stack; any other the name of what happened. */
function eventOfLog(log: ExactJsonObject): SpanEvent {
  const data = keyValues(field(log, 'data'));
  const timeUnixNano = decimalNanoseconds(log.get('time'), 6);
  const name = textIn(data, 'event');
  const [type, message, stack] = ['error.kind', 'message', 'stack'].map((key) => textIn(data, key));
  const others = data.filter(({ key }) => !PLACED.has(key));
  if (name === 'error' || type !== '' || stack !== '')
    return exceptionEvent({ type, message, stack, timeUnixNano, others });
  const attributes = message === '' ? others : [textAttribute('message', message), ...others];
  return { name: name || 'log', timeUnixNano, attributes, droppedAttributesCount: 0 };
}

function eventOfAttached(event: ExactJsonObject): SpanEvent {
  const end = instantOf(objectOf(field(event, 'endTime')));
  const attributes = [
    ...(end === null ? [] : [textAttribute('skywalking.event.end', String(end))]),
    ...keyValues(field(event, 'tags')),
    ...keyValues(field(event, 'summary')),
  ];
  const name = field(event, 'event');
  const timeUnixNano = instantOf(objectOf(field(event, 'startTime')));
  return { name: typeof name === 'string' ? name : '', timeUnixNano, attributes, droppedAttributesCount: 0 };
}

function instantOf(instant: ExactJsonObject): bigint | null {
  const seconds = decimalNanoseconds(instant.get('seconds'), 9);
  return seconds === null ? null : seconds + (decimalNanoseconds(instant.get('nanos'), 0) ?? 0n);
}

function textIn(attributes: readonly Attribute[], key: string): string {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return value?.type === 'string' ? value.value : '';
}
