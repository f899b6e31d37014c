import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Resource, SpanEvent } from '../../../trace/span-details.ts';
import type { ReportDefect } from '../../document-walker.ts';
import { errorsWithoutSpans } from '../../errors-without-spans.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { SharedResources } from '../../shared-resources.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { withoutBinaryPayloads } from './binary-payloads.ts';
import { eventsOfError, spanOfError } from './sentry-errors.ts';
import { sentryResource } from './sentry-resource.ts';
import { childSpan, isTransaction, rootSpan } from './transaction-spans.ts';

/** Returns the spans of Sentry's envelopes; see `sentry`. */
export function convertSentry(document: DocumentToConvert): Iterable<ConvertedSpan> {
  let isDamaged = document.isCut;
  const report: ReportDefect = (type, detail) => {
    isDamaged ||= type !== 'skipped_content';
    document.report(type, detail);
  };
  const skip = (type: string) => report('skipped_content', `an item of type ${type || 'unknown'}`);
  const envelopes = new Envelopes({ ...document, report }, skip);
  const bytes = withoutBinaryPayloads(document.bytes, skip);
  eachJsonItem({ ...document, report, bytes }, { isItem: isTransactionOrSpan, take: (json) => envelopes.take(json) });
  if (!isDamaged) envelopes.refuseErrorsAlone();
  return envelopes.spans();
}

function isTransactionOrSpan(json: ExactJsonObject): boolean {
  return isTransaction(json) || isSpan(json);
}

function isSpan(json: ExactJsonObject): boolean {
  return json.has('span_id') && json.has('start_timestamp');
}

/**
 * Reads envelopes: a line that tells of all of it, then for each item its header and its payload. What a payload is shows
 * in itself, so that a header that is lost costs nothing.
 */
class Envelopes {
  readonly #document: DocumentToConvert;
  readonly #skip: (type: string) => void;
  readonly #spans: ConvertedSpan[] = [];
  readonly #resources = new SharedResources();
  readonly #errors: ExactJsonObject[] = [];
  #envelope: ExactJsonObject = new Map();
  /** Of the item whose payload is to come. */
  #type = '';

  constructor(document: DocumentToConvert, skip: (type: string) => void) {
    this.#document = document;
    this.#skip = skip;
  }

  take(json: ExactJsonObject): void {
    if (isTransaction(json)) this.#takeTransaction(json);
    else if (isSpan(json)) this.#takeSpan(json);
    else if (isItemHeader(json)) {
      this.#type = textOf(field(json, 'type'));
      return;
    } else if (this.#type !== '') this.#takeOther(json);
    else this.#envelope = json;
    this.#type = '';
  }

  /** Throws a LoadError where all that was taken is errors. */
  refuseErrorsAlone(): void {
    if (this.#spans.length > 0 || this.#errors.length === 0) return;
    const traceIds = this.#errors.map((error) => spanOfError(error).split(' ')[0]);
    throw errorsWithoutSpans('These are events of Sentry', traceIds, this.#document.origin);
  }

  *spans(): Generator<ConvertedSpan> {
    const errors = this.#errorsBySpan();
    for (const span of this.#spans) {
      const events = errors.get(`${span.traceId} ${span.spanId}`);
      yield events === undefined ? span : { ...span, events: [...(span.events ?? []), ...events] };
    }
  }

  #errorsBySpan(): Map<string, SpanEvent[]> {
    const events = new Map(
      this.#spans.map(({ traceId, spanId }): [string, SpanEvent[]] => [`${traceId} ${spanId}`, []]),
    );
    for (const error of this.#errors) {
      const known = events.get(spanOfError(error));
      if (known === undefined) this.#skip('event');
      else for (const event of eventsOfError(error)) known.push(event);
    }
    return events;
  }

  #takeTransaction(json: ExactJsonObject): void {
    const resource = this.#resources.of(sentryResource(json, this.#envelope));
    const root = rootSpan(json, resource);
    this.#spans.push(root);
    this.#takeSpans(field(json, 'spans'), root.traceId, resource);
  }

  #takeSpans(json: ExactJson, traceId: string, resource: Resource): void {
    for (const span of listOf(json)) {
      if (span instanceof Map) this.#spans.push(childSpan(span, traceId, resource));
      else this.#document.report('unreadable_span', 'not an object where a span belongs');
    }
  }

  #takeSpan(json: ExactJsonObject): void {
    const attributes = objectOf(field(json, 'attributes'));
    const data = objectOf(field(json, 'data'));
    const told = ['release', 'environment', 'platform'].map((key): [string, ExactJson] => {
      const own = field(objectOf(field(attributes, `sentry.${key}`)), 'value');
      return [key, own ?? field(data, `sentry.${key}`, key)];
    });
    const resource = this.#resources.of(sentryResource(new Map(told), this.#envelope));
    this.#spans.push(childSpan(json, '', resource));
  }

  #takeOther(json: ExactJsonObject): void {
    const items = listOf(field(json, 'items')).filter((item) => item instanceof Map);
    if (this.#type === 'span' && items.length > 0) for (const item of items) this.#takeSpan(item);
    else if (this.#type === 'transaction' || this.#type === 'span') throw new Error(`an unreadable ${this.#type}`);
    else if (json.has('exception') || this.#type === 'event') this.#errors.push(json);
    else this.#skip(this.#type);
  }
}

/** Payloads name their type too, but say more than that. */
function isItemHeader(json: ExactJsonObject): boolean {
  return typeof json.get('type') === 'string' && !PAYLOAD_KEYS.some((key) => json.has(key));
}

const PAYLOAD_KEYS = ['event_id', 'contexts', 'exception', 'timestamp', 'platform', 'message'];
