import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, SpanLink } from '../../../trace/span-details.ts';
import { flatAttributes } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';

/** What a span belongs to. */
export interface Relatives {
  /** Empty for none. */
  readonly parentId: string;
  /** What is said of a parent in another segment: `skywalking.ref.type`, its service, … */
  readonly attributes: readonly Attribute[];
  readonly links: readonly SpanLink[];
}

/** Returns a span's id, which SkyWalking has in two parts; the dot keeps it from being taken for a number. */
export function spanIdOf(span: ExactJsonObject): string {
  return idOf(field(span, 'segmentId'), field(span, 'spanId'));
}

/** Returns a span's parent: in its own segment, else what its first reference of this trace names. Others are links. */
export function relativesOf(span: ExactJsonObject): Relatives {
  const traceId = textOf(field(span, 'traceId'));
  const references = listOf(field(span, 'refs')).map((json) => referenceOf(objectOf(json)));
  const within = field(span, 'parentSpanId');
  const isWithin = within !== null && textOf(within) !== '-1';
  const parent = isWithin ? undefined : references.find((each) => each.traceId === traceId || each.traceId === '');
  return {
    parentId: isWithin ? idOf(field(span, 'segmentId'), within) : (parent?.spanId ?? ''),
    attributes: parent?.attributes ?? [],
    links: references.filter((each) => each !== parent),
  };
}

function idOf(segmentId: ExactJson, spanId: ExactJson): string {
  const [segment, span] = [textOf(segmentId), textOf(spanId)];
  return segment === '' && span === '' ? '' : `${segment}.${span}`;
}

function referenceOf(reference: ExactJsonObject): SpanLink {
  return {
    traceId: textOf(field(reference, 'traceId')),
    spanId: idOf(field(reference, 'parentSegmentId', 'parentTraceSegmentId'), field(reference, 'parentSpanId') ?? 0),
    traceState: '',
    relation: textOf(field(reference, 'type', 'refType')),
    attributes: flatAttributes(reference, 'skywalking.ref.', REFERENCE_NAMES),
    droppedAttributesCount: 0,
  };
}

const REFERENCE_NAMES = new Map(
  ['traceId', 'parentSegmentId', 'parentTraceSegmentId', 'parentSpanId']
    .map((key): [string, string] => [`skywalking.ref.${key}`, ''])
    .concat([['skywalking.ref.refType', 'skywalking.ref.type']]),
);
