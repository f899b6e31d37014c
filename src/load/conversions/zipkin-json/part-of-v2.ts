import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute } from '../../../trace/span-details.ts';
import { SpanKind } from '../../../trace/span-kind.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { plainAttributes } from '../../plain-attributes.ts';
import { kindOf } from '../../span-enums.ts';
import { endpointOf } from './endpoint.ts';
import { eventOf } from './event-of.ts';
import { idOf, numberedIds } from './record-ids.ts';
import { unplaced } from './unplaced.ts';
import type { ZipkinPart } from './zipkin-part.ts';

/** Members with a place of their own, unless they are nothing that belongs there; all others are attributes. */
const PLACED = new Set([
  'traceId',
  'id',
  'parentId',
  'name',
  'kind',
  'timestamp',
  'duration',
  'localEndpoint',
  'remoteEndpoint',
  'annotations',
  'tags',
]);

/** Returns what a record of version 2 says. */
export function partOfV2(json: ExactJsonObject): ZipkinPart {
  const start = timeOf(json, 'timestamp');
  const duration = timeOf(json, 'duration');
  const local = endpointOf(field(json, 'localEndpoint'));
  return {
    traceId: idOf(json, 'traceId'),
    id: idOf(json, 'id'),
    parentId: idOf(json, 'parentId'),
    kind: kindOfRecord(json),
    name: textOf(field(json, 'name')),
    start,
    duration,
    local,
    remote: endpointOf(field(json, 'remoteEndpoint')),
    events: listOf(field(json, 'annotations')).map((each) => eventOf(objectOf(each), local)),
    attributes: attributesOf(json, start, duration),
  };
}

/** Only servers share the id of whom they answer. */
function kindOfRecord(json: ExactJsonObject): SpanKind {
  const kind = kindOf(textOf(field(json, 'kind')));
  return kind === SpanKind.Unspecified && json.get('shared') === true ? SpanKind.Server : kind;
}

/** Returns a time of whole microseconds in nanoseconds, null where there is none. */
export function timeOf(json: ExactJsonObject, key: string): bigint | null {
  return decimalNanoseconds(json.get(key), 3);
}

function attributesOf(json: ExactJsonObject, start: bigint | null, duration: bigint | null): Attribute[] {
  const tags = json.get('tags');
  return [
    ...(tags instanceof Map ? plainAttributes(tags) : []),
    ...plainAttributes(json, PLACED),
    ...numberedIds(json),
    ...unplaced(json, 'timestamp', start !== null),
    // A length without a start has no place either.
    ...unplaced(json, 'duration', start !== null && duration !== null),
    ...unplaced(json, 'annotations', Array.isArray(json.get('annotations'))),
    ...unplaced(json, 'tags', tags instanceof Map),
  ];
}
