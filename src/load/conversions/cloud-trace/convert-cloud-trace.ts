import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, Resource } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { flatAttributes, nowhere } from '../../flat-attributes.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';
import { field, listOf, numberOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { idOfDecimal } from '../../numeric-id.ts';
import { objectsWithin } from '../../objects-within.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import { kindOf, statusOf } from '../../span-enums.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { type Labels, readLabels } from './labels.ts';

/** A span, and what only the trace around it says. */
interface Read {
  readonly json: ExactJsonObject;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly projectId: string;
  readonly kind: SpanKind;
  readonly labels: Labels;
}

/** Returns the spans of Cloud Trace's traces; see `cloudTrace`. */
export function convertCloudTrace(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const { report } = document;
  const spans: Read[] = [];
  let known: string | undefined;
  const onlyId = () => (known ??= onlyTraceId(document.bytes));
  eachJsonItem(document, {
    isItem: (json) => isTrace(json) || isSpan(json),
    take: (json) => {
      const { found, others } = objectsWithin(json, (each) => isTrace(each) || isSpan(each));
      for (const each of found) {
        const traceId = textOf(field(each, 'traceId')) || onlyId();
        const projectId = textOf(field(each, 'projectId'));
        for (const span of isTrace(each) ? listOf(field(each, 'spans')) : [each]) {
          if (span instanceof Map) spans.push(readSpan(span, traceId, projectId));
          else report('unreadable_span', 'not an object where a span belongs');
        }
      }
      for (let left = others; left > 0; left--) report('unreadable_span', 'an object that is no trace');
      if (found.length === 0) report('skipped_content', 'a document without spans');
      // Those are other traces: of what is here nothing is missing.
      if (textOf(field(json, 'nextPageToken')) !== '')
        report('source_warning', 'there are more traces than on this page');
    },
  });
  return spansOf(spans);
}

function isTrace(json: ExactJsonObject): boolean {
  return Array.isArray(json.get('spans')) && (json.has('traceId') || json.has('projectId'));
}

function isSpan(json: ExactJsonObject): boolean {
  return json.has('spanId');
}

/** Spans do not say whose they are: where what is around them is damaged, they are of the only trace that the file names. */
function onlyTraceId(bytes: Uint8Array): string {
  const named = new TextDecoder().decode(bytes).matchAll(/"traceId"\s*:\s*"([^"]*)"/g);
  const ids = new Set(Array.from(named, ([, id]) => id));
  return ids.size === 1 ? ([...ids][0] ?? '') : '';
}

function readSpan(json: ExactJsonObject, traceId: string, projectId: string): Read {
  const labels = objectOf(field(json, 'labels'));
  return {
    json,
    traceId,
    spanId: idOfDecimal(field(json, 'spanId')),
    parentId: idOfDecimal(field(json, 'parentSpanId')),
    projectId,
    kind: kindOfSpan(json, labels),
    labels: readLabels(labels),
  };
}

function* spansOf(spans: readonly Read[]): Generator<ConvertedSpan> {
  const resources = new SharedResources();
  const labelled = new LabelledSpans(spans);
  for (const span of spans) yield spanOf(span, resources.of(resourceOf(span, labelled.of(span))));
}

function keyOf(traceId: string, spanId: string): string {
  return `${traceId} ${spanId}`;
}

/**
 * Agents label only the span of a request with the program that answers it: what that does within is the same program's,
 * up to a call of another.
 */
class LabelledSpans {
  readonly #byId: ReadonlyMap<string, Read>;
  readonly #found = new Map<Read, Read>();

  constructor(spans: readonly Read[]) {
    this.#byId = new Map(spans.map((span) => [keyOf(span.traceId, span.spanId), span]));
  }

  /** Returns the span that would be labelled with a span's program; each step of the way there is gone once. */
  of(span: Read): Read {
    const way: Read[] = [];
    let at = span;
    while (!at.labels.hasService && at.kind !== SpanKind.Server && !this.#found.has(at)) {
      way.push(at);
      // In a circle no span has labels: the way ends where it began.
      this.#found.set(at, at);
      const parent = this.#byId.get(keyOf(at.traceId, at.parentId));
      if (parent === undefined || parent.kind === SpanKind.Client) break;
      at = parent;
    }
    const end = this.#found.get(at) ?? at;
    for (const each of way) this.#found.set(each, end);
    return end;
  }
}

function resourceOf(span: Read, labelled: Read): Attribute[] {
  const { ofResource } = labelled.labels.hasService ? labelled.labels : span.labels;
  return span.projectId === '' ? [...ofResource] : [...ofResource, textAttribute('cloud.account.id', span.projectId)];
}

function spanOf({ json, traceId, spanId, parentId, kind, labels }: Read, resource: Resource): ConvertedSpan {
  return {
    traceId,
    spanId,
    parentSpanId: parentId,
    name: textOf(field(json, 'name')),
    kind,
    status: statusOfLabels(objectOf(field(json, 'labels'))),
    startTimeUnixNano: isoNanoseconds(textOf(field(json, 'startTime'))),
    endTimeUnixNano: isoNanoseconds(textOf(field(json, 'endTime'))),
    attributes: [...labels.attributes, ...flatAttributes(json, '', PLACED)],
    resource,
  };
}

const PLACED = new Map(nowhere('spanId kind name startTime endTime parentSpanId labels'));

/** What came by the interface's second version has its kind, if at all, in a label. */
function kindOfSpan(json: ExactJsonObject, labels: ExactJsonObject): SpanKind {
  const told = kindOf(textOf(field(json, 'kind')).replace(/^RPC_/, ''));
  return told === SpanKind.Unspecified ? kindOf(textOf(field(labels, 'span.kind', '/kind'))) : told;
}

/** There is no status but in labels: gRPC's code, which is 0 for what went well; an error's words; HTTP's. */
function statusOfLabels(labels: ExactJsonObject): { code: StatusCode; message: string } {
  const rpc = textOf(field(labels, 'g.co/status/code'));
  const message = textOf(field(labels, 'g.co/status/description', 'g.co/status/message', '/error/message'));
  const told = statusOf(textOf(field(labels, 'otel.status_code')));
  const hasFailed =
    (rpc !== '' && rpc !== '0') ||
    ['/error/message', '/error/name'].some((key) => labels.has(key)) ||
    textOf(field(labels, 'error')) === 'true' ||
    numberOf(field(labels, '/http/status_code')) >= 500;
  return { code: hasFailed ? StatusCode.Error : rpc === '0' ? StatusCode.Ok : told, message };
}
