import { type ExactJson, type ExactJsonObject, parseExactJson } from '../../../lib/json/exact-json.ts';
import { rememberFor } from '../../../lib/remember-for.ts';
import type { Attribute, Resource, Scope, SpanDetails, SpanEvent } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { housekeepingLast } from '../../housekeeping.ts';
import { field, listOf, numberOf, objectOf, textOf } from '../../json-fields.ts';
import { kindOf, statusOf } from '../../span-enums.ts';
import type { ReceivedSpan } from '../format.ts';
import { linksAndParent } from './links.ts';
import { attributesOfObject, attributesOfTags, tagTexts } from './tag-values.ts';
import { isErrorText } from './tags.ts';

/** Tags that stand for fields of a span in OpenTelemetry, where they are shown. */
export const FIELD_TAGS: ReadonlySet<string> = new Set([
  'span.kind',
  'otel.status_code',
  'otel.status_description',
  'otel.scope.name',
  'otel.scope.version',
  'otel.library.name',
  'otel.library.version',
  'w3c.tracestate',
  '@jaeger@warnings',
]);

/** Returns everything a Jaeger span says. Throws a JsonSyntaxError or INCOMPLETE on bytes that are no JSON. */
export function readJaegerDetails(received: ReceivedSpan): SpanDetails {
  const span = objectOf(parseExactJson(received.span));
  const tags = attributesOf(span);
  const texts = tagTexts(tags);
  const { parentSpanId, links } = linksAndParent(span);
  const isError = isErrorText(texts.get('error') ?? '');
  const start = microsecondsOf(field(span, 'startTime'));
  const duration = microsecondsOf(field(span, 'duration'));
  return {
    traceId: textOf(field(span, 'traceID')),
    spanId: textOf(field(span, 'spanID')),
    parentSpanId,
    traceState: texts.get('w3c.tracestate') ?? '',
    flags: span.has('flags') ? numberOf(span.get('flags')) : null,
    name: textOf(field(span, 'operationName')),
    kind: texts.has('span.kind') ? kindOf(texts.get('span.kind') ?? '') : SpanKind.Unspecified,
    status: {
      code: isError ? StatusCode.Error : statusOf(texts.get('otel.status_code') ?? ''),
      message: texts.get('otel.status_description') ?? '',
    },
    startTimeUnixNano: start,
    endTimeUnixNano: start === null || duration === null ? null : start + duration,
    attributes: housekeepingLast(tags.filter(({ key }) => !(FIELD_TAGS.has(key) || (isError && key === 'error')))),
    droppedAttributesCount: 0,
    events: listOf(field(span, 'logs')).map(eventOf),
    droppedEventsCount: 0,
    links,
    droppedLinksCount: 0,
    resource: resourceOf(received.resource),
    scope: scopeOf(texts),
    warnings: [...listOf(field(span, 'warnings')).map(textOf), ...warningTags(tags)],
    origin: '',
  };
}

/** In storage some tags are the keys of an object, beside or instead of the list. */
function attributesOf(owner: ExactJsonObject): Attribute[] {
  return [...attributesOfTags(field(owner, 'tags')), ...attributesOfObject(field(owner, 'tag'))];
}

/** Returns a resource by its bytes. */
export const resourceOf = rememberFor((bytes: Uint8Array): Resource => {
  const process = objectOf(bytes.length === 0 ? null : parseExactJson(bytes));
  return { attributes: resourceAttributes(process), droppedAttributesCount: 0, schemaUrl: '' };
});

/** The service's name comes first: it is an attribute like the others, only Jaeger keeps it apart. */
function resourceAttributes(process: ExactJsonObject): Attribute[] {
  const name = textOf(field(process, 'serviceName'));
  const attributes = attributesOf(process);
  const isNamed = name === '' || attributes.some(({ key }) => key === 'service.name');
  return isNamed ? attributes : [{ key: 'service.name', value: { type: 'string', value: name } }, ...attributes];
}

function scopeOf(texts: ReadonlyMap<string, string>): Scope | null {
  const name = texts.get('otel.scope.name') ?? texts.get('otel.library.name') ?? '';
  const version = texts.get('otel.scope.version') ?? texts.get('otel.library.version') ?? '';
  if (name === '' && version === '') return null;
  return { name, version, attributes: [], droppedAttributesCount: 0, schemaUrl: '' };
}

function warningTags(tags: readonly Attribute[]): string[] {
  const value = tags.findLast(({ key }) => key === '@jaeger@warnings')?.value;
  if (value?.type === 'array') return value.value.flatMap((item) => (item.type === 'string' ? [item.value] : []));
  return value?.type === 'string' ? [value.value] : [];
}

/** OpenTracing's words for an exception, and OpenTelemetry's. */
const EXCEPTION_KEYS: Readonly<Record<string, string>> = {
  message: 'exception.message',
  'error.object': 'exception.message',
  'error.kind': 'exception.type',
  stack: 'exception.stacktrace',
};

/** A log is an event named by its field `event`, in older data `message`. */
function eventOf(json: ExactJson): SpanEvent {
  const log = objectOf(json);
  const fields = attributesOfTags(field(log, 'fields'));
  const nameField = fields.find(({ key }) => key === 'event') ?? fields.find(({ key }) => key === 'message');
  const name = nameField === undefined ? '' : textOfName(nameField);
  const isError = name === 'error' && nameField?.key === 'event';
  const attributes = fields.filter((each) => each !== nameField);
  return {
    name: isError ? 'exception' : name,
    timeUnixNano: microsecondsOf(field(log, 'timestamp')),
    attributes: isError ? asException(attributes) : attributes,
    droppedAttributesCount: 0,
  };
}

function textOfName({ value }: Attribute): string {
  return value.type === 'string' ? value.value : '';
}

/** Fields keep their own names where the exception already has one of that name. */
function asException(fields: readonly Attribute[]): Attribute[] {
  const taken = new Set(fields.map(({ key }) => key));
  return fields.map((each) => {
    const key = EXCEPTION_KEYS[each.key];
    if (key === undefined || taken.has(key)) return each;
    taken.add(key);
    return { key, value: each.value };
  });
}

/** Returns microseconds as nanoseconds, whole ones exactly; null for none. */
function microsecondsOf(json: ExactJson): bigint | null {
  const text = textOf(json).trim();
  if (/^-?\d+$/.test(text)) return BigInt(text) * 1000n;
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) return null;
  const whole = Math.floor(number);
  return BigInt(whole) * 1000n + BigInt(Math.round((number - whole) * 1000));
}
