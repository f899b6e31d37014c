import { addToGroup } from '../../lib/group-by.ts';
import type { ExactJson, ExactJsonObject } from '../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent, SpanLink } from '../../trace/span-details.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import { decimalNanoseconds, type TimeUnitDigits } from '../decimal-nanoseconds.ts';
import { isoNanoseconds } from '../iso-nanoseconds.ts';
import { field, textOf } from '../json-fields.ts';
import { eachJsonItem } from '../json-items.ts';
import { plainAttributes, textAttribute } from '../plain-attributes.ts';
import { SharedResources } from '../shared-resources.ts';
import { kindOf, statusOf } from '../span-enums.ts';
import type { Conversion, ConvertedSpan, DocumentToConvert } from './conversion.ts';

/**
 * Rows as Honeycomb gives them out, flat, or takes them in, with the row in `data` and its time beside it. Spans' events
 * and links are rows of their own.
 * https://docs.honeycomb.io/send-data/trace/
 */
export const honeycomb: Conversion = {
  name: 'honeycomb',
  title: 'Honeycomb rows',
  recognise: ({ paths }) => hasIds(paths, '') || hasIds(paths, 'data.'),
  loadConvert: async () => convertHoneycomb,
};

function hasIds(paths: ReadonlySet<string>, prefix: string): boolean {
  return (
    paths.has(`${prefix}trace.trace_id`) &&
    (paths.has(`${prefix}trace.span_id`) || paths.has(`${prefix}trace.parent_id`))
  );
}

/** Columns with a place of their own; all others are attributes. */
const PLACED = new Set([
  'trace.trace_id',
  'trace.span_id',
  'trace.parent_id',
  'trace.link.trace_id',
  'trace.link.span_id',
  'trace.trace_state',
  'name',
  'service.name',
  'service_name',
  'span.kind',
  'span_kind',
  'timestamp',
  'Timestamp',
  'time',
  'duration_ms',
  'status_code',
  'status_message',
  'meta.annotation_type',
]);

function convertHoneycomb(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const rows = new Rows();
  eachJsonItem(document, {
    isItem: (json) => rowOf(json).has('trace.trace_id'),
    take: (json) => rows.take(rowOf(json)),
  });
  return rows.spans(document);
}

/** With what stands beside a row in `data`: its time, its dataset, its sampling rate. */
function rowOf(json: ExactJsonObject): ExactJsonObject {
  const data = json.get('data');
  return data instanceof Map ? new Map([...json].filter(([key]) => key !== 'data').concat([...data])) : json;
}

/** Spans, and what belongs to each of them by its id. */
class Rows {
  readonly #spans: ExactJsonObject[] = [];
  readonly #events = new Map<string, SpanEvent[]>();
  readonly #links = new Map<string, SpanLink[]>();
  readonly #resources = new SharedResources();

  take(row: ExactJsonObject): void {
    const owner = ownerKey(row, 'trace.parent_id');
    const type = textOf(field(row, 'meta.annotation_type'));
    if (type === 'span_event') addToGroup(this.#events, owner, eventOf(row));
    else if (type === 'link') addToGroup(this.#links, owner, linkOf(row));
    else this.#spans.push(row);
  }

  *spans({ report }: DocumentToConvert): Generator<ConvertedSpan> {
    for (const row of this.#spans) yield this.#spanOf(row);
    for (const left of [...this.#events.values(), ...this.#links.values()]) {
      for (const _ of left) report('unreadable_span', 'a row of an event or a link whose span is not there');
    }
  }

  #spanOf(row: ExactJsonObject): ConvertedSpan {
    const key = ownerKey(row, 'trace.span_id');
    const start = timeOf(row);
    const duration = decimalNanoseconds(row.get('duration_ms'), 6);
    const span: ConvertedSpan = {
      traceId: textOf(field(row, 'trace.trace_id')),
      spanId: textOf(field(row, 'trace.span_id')),
      parentSpanId: textOf(field(row, 'trace.parent_id')),
      traceState: textOf(field(row, 'trace.trace_state')),
      name: textOf(field(row, 'name')),
      kind: kindOf(textOf(field(row, 'span.kind', 'span_kind'))),
      status: statusOfRow(row),
      startTimeUnixNano: start,
      endTimeUnixNano: start === null || duration === null ? null : start + duration,
      attributes: plainAttributes(row, PLACED),
      events: this.#events.get(key) ?? [],
      links: this.#links.get(key) ?? [],
      resource: this.#resources.of(resourceOf(row)),
    };
    this.#events.delete(key);
    this.#links.delete(key);
    return span;
  }
}

/** Where rows name no service, each has had a dataset of its own. */
function resourceOf(row: ExactJsonObject): Attribute[] {
  const service = textOf(field(row, 'service.name', 'service_name', 'dataset'));
  return service === '' ? [] : [textAttribute('service.name', service)];
}

function ownerKey(row: ExactJsonObject, idKey: string): string {
  return `${textOf(field(row, 'trace.trace_id'))} ${textOf(field(row, idKey))}`;
}

function eventOf(row: ExactJsonObject): SpanEvent {
  const attributes = plainAttributes(row, PLACED);
  return { name: textOf(field(row, 'name')), timeUnixNano: timeOf(row), attributes, droppedAttributesCount: 0 };
}

function linkOf(row: ExactJsonObject): SpanLink {
  return {
    traceId: textOf(field(row, 'trace.link.trace_id')),
    spanId: textOf(field(row, 'trace.link.span_id')),
    traceState: '',
    relation: '',
    attributes: plainAttributes(row, PLACED),
    droppedAttributesCount: 0,
  };
}

/** The column `error` is true on spans that failed; OpenTelemetry's own status stands beside it where it is known. */
function statusOfRow(row: ExactJsonObject): { code: StatusCode; message: string } {
  const error = row.get('error');
  const code = error === true || error === 'true' ? StatusCode.Error : statusOf(textOf(field(row, 'status_code')));
  return { code, message: textOf(field(row, 'status_message')) };
}

/** RFC 3339, or time since 1970 in whatever unit. */
function timeOf(row: ExactJsonObject): bigint | null {
  const written: ExactJson = field(row, 'timestamp', 'Timestamp', 'time');
  return isoNanoseconds(textOf(written)) ?? decimalNanoseconds(written, unitOf(Number(textOf(written))));
}

/** A time of these centuries is in the unit that makes it one. */
function unitOf(time: number): TimeUnitDigits {
  if (time < LATEST_SECOND) return 9;
  if (time < LATEST_SECOND * 1e3) return 6;
  return time < LATEST_SECOND * 1e6 ? 3 : 0;
}

/** In the year 5138; milliseconds before 1973 are seconds. */
const LATEST_SECOND = 1e11;
