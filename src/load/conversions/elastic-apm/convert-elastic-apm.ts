import { counted } from '../../../lib/counted.ts';
import { addToGroup } from '../../../lib/group-by.ts';
import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import type { ReportDefect } from '../../document-walker.ts';
import { errorsWithoutSpans } from '../../errors-without-spans.ts';
import { field, objectOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { objectsWithin } from '../../objects-within.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import { kindOf } from '../../span-enums.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import type { ApmEvent } from './apm-event.ts';
import { intakeEvent } from './intake-event.ts';
import { withLongKeys } from './rum-v3.ts';
import { storedEvent } from './stored-event.ts';

/** Returns the spans of Elastic APM's events; see `elasticApm`. */
export function convertElasticApm(received: DocumentToConvert): Iterable<ConvertedSpan> {
  let isDamaged = received.isCut;
  const report: ReportDefect = (type, detail) => {
    isDamaged ||= type !== 'skipped_content';
    received.report(type, detail);
  };
  const document = { ...received, report };
  const events: ApmEvent[] = [];
  let metadata: ExactJsonObject = new Map();
  const takeOne = (json: ExactJsonObject) => {
    const type = intakeType(json);
    if (type !== null) events.push(intakeEvent(type, objectOf(field(json, type)), metadata));
    else {
      const event = storedEvent(json);
      if (event === null) report('skipped_content', `a document without a span: ${keysOf(json)}`);
      else events.push(event);
    }
  };
  eachJsonItem(document, {
    isItem: isEvent,
    take: (json) => {
      if (json.has('index') || json.has('create')) return;
      if (json.has('hits')) takeHits(json, takeOne, document);
      for (const event of json.has('hits') ? [] : withLongKeys(json)) {
        if (event.has('metadata')) metadata = objectOf(field(event, 'metadata'));
        else takeOne(event);
      }
    },
  });
  if (!isDamaged && events.length > 0 && events.every(({ type }) => type === 'error')) {
    const traceIds = events.map(({ traceId }) => traceId);
    throw errorsWithoutSpans('These are events of Elastic APM', traceIds, document.origin);
  }
  return new Traces(events, document).spans();
}

function takeHits(json: ExactJsonObject, take: (hit: ExactJsonObject) => void, { report }: DocumentToConvert): void {
  const { found, others } = objectsWithin(json, (each) => each.has('_source') || each.has('fields'));
  for (const hit of found) take(hit);
  for (let left = others; left > 0; left--) report('unreadable_span', 'a hit without its document');
}

function intakeType(json: ExactJsonObject): ApmEvent['type'] | null {
  for (const type of ['transaction', 'span', 'error'] as const) {
    if (json.size === 1 && json.get(type) instanceof Map) return type;
  }
  return null;
}

function isEvent(json: ExactJsonObject): boolean {
  return (
    withLongKeys(json).some((event) => intakeType(event) !== null) ||
    ['_source', 'processor', 'processor.event'].some((key) => json.has(key))
  );
}

function keysOf(json: ExactJsonObject): string {
  return [...json.keys()].slice(0, 3).join(', ').slice(0, 60);
}

/** Spans, and what belongs to each of them by its id: errors, and the start of the transaction. */
class Traces {
  readonly #events: readonly ApmEvent[];
  readonly #document: DocumentToConvert;
  readonly #resources = new SharedResources();
  readonly #starts = new Map<string, bigint>();
  readonly #errors = new Map<string, SpanEvent[]>();
  readonly #timeless: ReadonlyMap<string, string | null>;

  constructor(events: readonly ApmEvent[], document: DocumentToConvert) {
    this.#events = events.filter(({ type }) => type !== 'error');
    this.#document = document;
    for (const event of this.#events) {
      if (event.startUnixNano !== null) this.#starts.set(`${event.traceId} ${event.id}`, event.startUnixNano);
    }
    this.#timeless = timelessTransactions(this.#events);
    const ids = new Set(this.#events.map(({ traceId, id }) => `${traceId} ${id}`));
    for (const error of events.filter(({ type }) => type === 'error')) this.#noteError(error, ids);
  }

  *spans(): Generator<ConvertedSpan> {
    for (const event of this.#events) yield this.#spanOf(event);
  }

  #noteError({ traceId, parentId, transactionId, events }: ApmEvent, ids: ReadonlySet<string>): void {
    const key = [parentId, transactionId].map((id) => `${traceId} ${id}`).find((each) => ids.has(each));
    if (key === undefined) {
      this.#document.report('skipped_content', 'an error whose span is not there');
      return;
    }
    for (const event of events) addToGroup(this.#errors, key, event);
  }

  #spanOf(event: ApmEvent): ConvertedSpan {
    const errors = this.#errors.get(`${event.traceId} ${event.id}`) ?? [];
    const { droppedSpans, duration } = event;
    if (droppedSpans > 0)
      this.#document.report('partial', `the agent left out ${counted(droppedSpans, 'span')} of a transaction`);
    const start = event.startUnixNano ?? this.#startByTransaction(event);
    return {
      traceId: event.traceId,
      spanId: event.id,
      parentSpanId: event.parentId,
      name: event.name,
      kind: kindOfEvent(event),
      status: statusOf(event, errors),
      startTimeUnixNano: start,
      endTimeUnixNano: start === null || duration === null ? null : start + duration,
      attributes: [...event.attributes, ...unplaced(event), ...(start === null ? durationAttribute(event) : [])],
      events: errors,
      links: event.links,
      resource: this.#resources.of(event.resource()),
    };
  }

  #startByTransaction({ type, traceId, id, transactionId, offset }: ApmEvent): bigint | null {
    const transaction = type === 'transaction' ? id : transactionId;
    const start = this.#timeless.get(traceId) === transaction ? 0n : this.#starts.get(`${traceId} ${transaction}`);
    if (start === undefined) return null;
    if (type === 'transaction') return start;
    return offset === null ? null : start + offset;
  }
}

/**
 * Returns traces in which nothing says when it was, as browsers send them, by the one transaction of each: its start is
 * the clock's zero. Null stands for several, of which none knows when the others began.
 */
function timelessTransactions(events: readonly ApmEvent[]): Map<string, string | null> {
  const transactions = new Map<string, string | null>();
  for (const { type, traceId, id, transactionId, startUnixNano } of events) {
    const transaction = startUnixNano !== null ? null : type === 'transaction' ? id : transactionId;
    const known = transactions.get(traceId);
    transactions.set(traceId, known === undefined || known === transaction ? transaction : null);
  }
  return transactions;
}

/** What a row does not show by itself: how it went where that was no failure, and a transaction that is not its parent. */
function unplaced({ type, outcome, transactionId, parentId }: ApmEvent): Attribute[] {
  const isElsewhere = type === 'span' && transactionId !== '' && transactionId !== parentId;
  return [
    ...(outcome === '' || outcome === 'failure' ? [] : [textAttribute('event.outcome', outcome)]),
    ...(isElsewhere ? [textAttribute('transaction.id', transactionId)] : []),
  ];
}

/** Without a start no bar can be as long as that. */
function durationAttribute({ type, duration }: ApmEvent): Attribute[] {
  if (duration === null) return [];
  return [{ key: `${type}.duration.us`, value: { type: 'double', value: Number(duration) / 1000 } }];
}

function statusOf({ outcome }: ApmEvent, errors: readonly SpanEvent[]): { code: StatusCode; message: string } {
  if (outcome !== 'failure') return { code: StatusCode.Unset, message: '' };
  const messages = errors.flatMap(({ attributes }) => attributes.filter(({ key }) => /(?:^|\.)message$/.test(key)));
  const value = messages[0]?.value;
  return { code: StatusCode.Error, message: value?.type === 'string' ? value.value : '' };
}

/** What OpenTelemetry's bridge says; else what transactions and spans of its type are. */
function kindOfEvent({ otelKind, type, category, action }: ApmEvent): SpanKind {
  const told = kindOf(otelKind);
  if (told !== SpanKind.Unspecified) return told;
  if (category === 'messaging') {
    return type === 'transaction' || /^(?:receive|poll)/.test(action) ? SpanKind.Consumer : SpanKind.Producer;
  }
  if (type === 'transaction') return category === 'request' ? SpanKind.Server : SpanKind.Internal;
  return ['db', 'external', 'cache', 'storage'].includes(category) ? SpanKind.Client : SpanKind.Internal;
}
