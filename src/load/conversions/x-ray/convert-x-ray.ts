import { counted } from '../../../lib/counted.ts';
import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Resource, SpanLink } from '../../../trace/span-details.ts';
import { SpanKind, StatusCode } from '../../../trace/span-kind.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { flatAttributes } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { resourceOfAttributes } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { Causes } from './causes.ts';
import { isSubsegment, resourceAttributes, segmentAttributes } from './segment-attributes.ts';
import { isSegmentOrEnvelope, type Segment, segmentsIn, traceIdOf } from './segments.ts';

/** Returns the spans of X-Ray segments; see `xRay`. */
export function convertXRay(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const { report } = document;
  const segments: Segment[] = [];
  eachJsonItem(document, {
    isItem: isSegmentOrEnvelope,
    take: (json) => {
      const left = listOf(field(json, 'UnprocessedTraceIds')).length;
      const traces = [json, ...listOf(field(json, 'Traces')).map(objectOf)];
      if (traces.some((trace) => trace.get('LimitExceeded') === true))
        report('partial', 'a trace is larger than X-Ray allows (LimitExceeded)');
      // Those are other traces: of what is here nothing is missing.
      if (left > 0) report('source_warning', `${counted(left, 'other trace')} asked for and not in the answer`);
      for (const segment of segmentsIn(json, (detail) => report('unreadable_span', detail))) segments.push(segment);
    },
  });
  return new Segments(finished(segments, document)).spans();
}

/** A segment that is not done yet is sent, and sent again when it is: what was sent before goes. */
function finished(segments: readonly Segment[], { report }: DocumentToConvert): Segment[] {
  const done = new Set(segments.filter((segment) => !isInProgress(segment)).map(keyOf));
  return segments.filter((segment) => {
    const isEarlier = segment.id !== '' && isInProgress(segment) && done.has(keyOf(segment));
    if (isEarlier) report('duplicate_span', 'sent while in progress, and again when it was done');
    return !isEarlier;
  });
}

function isInProgress({ json }: Segment): boolean {
  return field(json, 'end_time') === null;
}

function keyOf({ traceId, id }: Segment): string {
  return `${traceId} ${id}`;
}

class Segments {
  readonly #segments: readonly Segment[];
  readonly #byId = new Map<string, Segment>();
  readonly #causes = new Causes();
  readonly #resources = new SharedResources();
  readonly #resourceOf = new Map<Segment, Resource>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    for (const segment of segments) {
      this.#byId.set(keyOf(segment), segment);
      this.#causes.note(segment);
    }
  }

  *spans(): Generator<ConvertedSpan> {
    for (const segment of this.#segments) yield this.#spanOf(segment);
  }

  #spanOf(segment: Segment): ConvertedSpan {
    const { json, traceId, id, parentId } = segment;
    const cause = this.#causes.of(segment);
    const hasFailed = ['fault', 'error', 'throttle'].some((key) => json.get(key) === true);
    return {
      traceId,
      spanId: id,
      parentSpanId: parentId,
      name: nameOf(json),
      kind: kindOfSegment(segment),
      status: hasFailed ? { code: StatusCode.Error, message: cause.message } : { code: StatusCode.Unset, message: '' },
      startTimeUnixNano: decimalNanoseconds(json.get('start_time'), 9),
      endTimeUnixNano: decimalNanoseconds(json.get('end_time'), 9),
      attributes: [...flatAttributes(failures(json)), ...segmentAttributes(segment), ...cause.attributes],
      events: cause.events,
      links: linksOf(segment),
      resource: this.#resource(segment),
    };
  }

  /** That of the segment in which it is, however that can be found; each step of the way is gone once. */
  #resource(segment: Segment): Resource {
    const way: Segment[] = [];
    const met = new Set<Segment>();
    let at: Segment | undefined = segment;
    while (at !== undefined && isSubsegment(at) && !this.#resourceOf.has(at) && !met.has(at)) {
      way.push(at);
      met.add(at);
      at = at.within ?? this.#byId.get(`${at.traceId} ${at.parentId}`);
    }
    const resource = this.#resourceAt(at, met);
    for (const each of way) this.#resourceOf.set(each, resource);
    return resource;
  }

  #resourceAt(segment: Segment | undefined, met: ReadonlySet<Segment>): Resource {
    if (segment === undefined || met.has(segment)) return NO_SERVICE;
    const known = this.#resourceOf.get(segment) ?? this.#resources.of(resourceAttributes(segment.json));
    this.#resourceOf.set(segment, known);
    return known;
  }
}

const NO_SERVICE = resourceOfAttributes([]);

/** Calls of AWS' interfaces are all named after the service: what is asked of it tells them apart. */
function nameOf(json: ExactJsonObject): string {
  const name = textOf(field(json, 'name'));
  const operation = textOf(field(objectOf(field(json, 'aws')), 'operation'));
  const isNamed = field(json, 'namespace') !== 'aws' || operation === '' || name.includes(operation);
  return isNamed ? name : `${name} ${operation}`;
}

/** A segment is what a service does for who asked it; a subsegment of a namespace what it asks others to do. */
function kindOfSegment(segment: Segment): SpanKind {
  const namespace = field(segment.json, 'namespace');
  if (namespace === 'aws' || namespace === 'remote') return SpanKind.Client;
  return isSubsegment(segment) ? SpanKind.Internal : SpanKind.Server;
}

function failures(json: ExactJsonObject): ExactJsonObject {
  return new Map([...json].filter(([key, value]) => (key === 'fault' || key === 'error') && value === true));
}

function linksOf({ json, traceId }: Segment): SpanLink[] {
  const before = listOf(field(json, 'precursor_ids')).map((id) => linkTo(traceId, textOf(id), 'follows_from'));
  const others = listOf(field(json, 'links')).map((each): SpanLink => {
    const link = objectOf(each);
    const [trace, span] = [field(link, 'trace_id', 'TraceId'), field(link, 'id', 'SegmentId', 'span_id')];
    const attributes = flatAttributes(objectOf(field(link, 'attributes', 'Attributes')));
    return { ...linkTo(traceIdOf(textOf(trace)), textOf(span), ''), attributes };
  });
  return [...before, ...others];
}

function linkTo(traceId: string, spanId: string, relation: string): SpanLink {
  return { traceId, spanId, traceState: '', relation, attributes: [], droppedAttributesCount: 0 };
}
