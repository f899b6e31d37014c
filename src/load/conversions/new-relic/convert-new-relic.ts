import { addToGroup } from '../../../lib/group-by.ts';
import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource, SpanEvent } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { exceptionEvent } from '../../exception-event.ts';
import { flatAttributes, type KeyNames, nowhere } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { objectsWithin } from '../../objects-within.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import { kindOf, statusOf } from '../../span-enums.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';

/** What the rows of a batch have in common, by the row: put together for each when it is its turn, since it may be much. */
type Commons = Map<ExactJsonObject, ExactJsonObject>;

/** Of a span, as agents send it. */
const PARTS = 3;

/** Returns the spans of rows from New Relic; see `newRelic`. */
export function convertNewRelic(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const { report } = document;
  const rows: ExactJsonObject[] = [];
  const commons: Commons = new Map();
  let lastList = -1;
  let parts = 0;
  eachJsonItem(document, {
    isItem: isRow,
    take: (json, list) => {
      // Agents send lists of a span's own members, its user's attributes and the agent's.
      const begun = list >= 0 && list === lastList && parts < PARTS ? rows.pop() : undefined;
      if (begun !== undefined && isAttributesOf(begun, json)) {
        rows.push(new Map([...json, ...begun]));
        parts++;
        return;
      }
      if (begun !== undefined) rows.push(begun);
      parts = 1;
      lastList = isRow(json) ? list : -1;
      const { found, others } = objectsWithin(json, (each) => isRow(each) || isBatch(each));
      for (const each of found) {
        if (isBatch(each)) addBatch(each, rows, commons);
        else rows.push(plainRow(each));
      }
      for (let left = others; left > 0; left--) report('unreadable_span', 'a row that is no span');
      if (found.length === 0) report('skipped_content', 'a document without rows of spans');
    },
  });
  return spansOf(rows, commons, document);
}

function isRow(json: ExactJsonObject): boolean {
  return json.has('trace.id') || json.has('traceId');
}

/** Whether an object that stands behind a row is of it, and no row that has lost its ids. */
function isAttributesOf(row: ExactJsonObject, json: ExactJsonObject): boolean {
  const isOther = ['traceId', 'trace.id', 'guid', 'id', 'timestamp', 'spans'].some((key) => json.has(key));
  return !isOther && row.has('traceId') && row.has('guid');
}

/** What the trace interface takes in: spans with what they have in common. */
function isBatch(json: ExactJsonObject): boolean {
  return Array.isArray(json.get('spans'));
}

function addBatch(batch: ExactJsonObject, rows: ExactJsonObject[], commons: Commons): void {
  const common = objectOf(field(objectOf(field(batch, 'common')), 'attributes'));
  for (const span of listOf(field(batch, 'spans'))) {
    const row = plainRow(objectOf(span));
    rows.push(row);
    commons.set(row, common);
  }
}

/** With the attributes that stand in an object of their own. */
function plainRow(row: ExactJsonObject): ExactJsonObject {
  const attributes = row.get('attributes');
  if (!(attributes instanceof Map)) return row;
  return new Map([...attributes, ...[...row].filter(([key]) => key !== 'attributes')]);
}

const NAMES: KeyNames = new Map([
  ...nowhere('trace.id traceId id guid span.id parent.id parentId name timestamp duration duration.ms span.kind'),
  ...nowhere('service.name entity.name appName host host.name hostname error.message otel.status_description'),
  ['entity.guid', 'newrelic.entity.guid'],
  ['entityGuid', 'newrelic.entity.guid'],
  ['error.class', 'error.type'],
  ['http.statusCode', 'http.response.status_code'],
  ['http.status_code', 'http.response.status_code'],
  ['http.method', 'http.request.method'],
  ['http.url', 'url.full'],
  ['request.method', 'http.request.method'],
  ['request.uri', 'url.path'],
  ['db.statement', 'db.query.text'],
  ['db.collection', 'db.collection.name'],
  ['db.instance', 'db.namespace'],
  ['db.system', 'db.system.name'],
  ['peer.hostname', 'server.address'],
]);

function* spansOf(
  rows: readonly ExactJsonObject[],
  commons: Commons,
  { report }: DocumentToConvert,
): Generator<ConvertedSpan> {
  const resources = new SharedResources();
  const events = eventsBySpan(rows);
  for (const own of rows) {
    if (isEvent(own)) continue;
    const row = new Map([...(commons.get(own) ?? []), ...own]);
    const key = keyOf(row, field(row, 'id', 'guid'));
    yield spanOf(row, events.get(key) ?? [], resources.of(resourceOf(row)));
    events.delete(key);
  }
  for (const left of events.values()) {
    for (const _ of left) report('unreadable_span', 'a row of an event whose span is not there');
  }
}

function eventsBySpan(rows: readonly ExactJsonObject[]): Map<string, SpanEvent[]> {
  const events = new Map<string, SpanEvent[]>();
  for (const row of rows.filter(isEvent)) addToGroup(events, keyOf(row, field(row, 'span.id')), eventOf(row));
  return events;
}

/** A span's event names the span, and has no length. */
function isEvent(row: ExactJsonObject): boolean {
  return row.has('span.id') && !row.has('id') && !row.has('guid');
}

function keyOf(row: ExactJsonObject, id: Parameters<typeof textOf>[0]): string {
  return `${textOf(field(row, 'trace.id', 'traceId'))} ${textOf(id)}`;
}

function eventOf(row: ExactJsonObject): SpanEvent {
  const attributes = flatAttributes(row, '', NAMES);
  const timeUnixNano = decimalNanoseconds(row.get('timestamp'), 6);
  return { name: textOf(field(row, 'name')), timeUnixNano, attributes, droppedAttributesCount: 0 };
}

function spanOf(row: ExactJsonObject, events: readonly SpanEvent[], resource: Resource): ConvertedSpan {
  const start = decimalNanoseconds(row.get('timestamp'), 6);
  const duration = decimalNanoseconds(row.get('duration.ms'), 6) ?? decimalNanoseconds(row.get('duration'), 9);
  return {
    traceId: textOf(field(row, 'trace.id', 'traceId')),
    spanId: textOf(field(row, 'id', 'guid')),
    parentSpanId: textOf(field(row, 'parent.id', 'parentId')),
    name: textOf(field(row, 'name')),
    kind: kindOfRow(row),
    status: statusOfRow(row),
    startTimeUnixNano: start,
    endTimeUnixNano: start === null || duration === null ? null : start + duration,
    attributes: [...flatAttributes(row, '', NAMES), ...(start === null ? durationAttribute(duration) : [])],
    events: [...events, ...errorOf(row)],
    resource,
  };
}

/** Without a start no bar can be as long as that. */
function durationAttribute(duration: bigint | null): Attribute[] {
  return duration === null ? [] : [{ key: 'duration.ms', value: { type: 'double', value: Number(duration) / 1e6 } }];
}

function resourceOf(row: ExactJsonObject): Attribute[] {
  const told = [
    ['service.name', textOf(field(row, 'service.name', 'entity.name', 'appName'))],
    ['host.name', textOf(field(row, 'host.name', 'host', 'hostname'))],
  ].filter(([, text]) => text !== '');
  return told.map(([key, text]) => textAttribute(key, text));
}

function kindOfRow(row: ExactJsonObject): SpanKind {
  const told = kindOf(textOf(field(row, 'span.kind')));
  if (told !== SpanKind.Unspecified) return told;
  if (isTrue(row, 'nr.entryPoint')) return SpanKind.Server;
  const category = textOf(field(row, 'category'));
  return category === 'http' || category === 'datastore' ? SpanKind.Client : SpanKind.Internal;
}

function isTrue(row: ExactJsonObject, key: string): boolean {
  return textOf(field(row, key)) === 'true';
}

/** An error that was expected is none. */
function statusOfRow(row: ExactJsonObject): { code: StatusCode; message: string } {
  const told = statusOf(textOf(field(row, 'otel.status_code')));
  const hasFailed = isTrue(row, 'error') || row.has('error.class') || row.has('error.message');
  const message = textOf(field(row, 'otel.status_description', 'error.message'));
  return hasFailed && !isTrue(row, 'error.expected') ? { code: StatusCode.Error, message } : { code: told, message };
}

function errorOf(row: ExactJsonObject): SpanEvent[] {
  const [type, message] = [textOf(field(row, 'error.class')), textOf(field(row, 'error.message'))];
  return type + message === '' ? [] : [exceptionEvent({ type, message, stack: '', timeUnixNano: null })];
}
