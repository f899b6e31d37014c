import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, AttributeValue } from '../../../trace/span-details.ts';
import { SpanKind } from '../../../trace/span-kind.ts';
import { field, integerOf, listOf, objectOf, plainValueOf, textOf } from '../../json-fields.ts';
import { plainAttributes } from '../../plain-attributes.ts';
import { type Endpoint, endpointOf, isSameEndpoint, NO_ENDPOINT } from './endpoint.ts';
import { eventOf } from './event-of.ts';
import { timeOf } from './part-of-v2.ts';
import { idOf, numberedIds } from './record-ids.ts';
import { unplaced } from './unplaced.ts';
import type { ZipkinPart } from './zipkin-part.ts';

/** The annotations that begin and end a span of a kind, and what names whom it spoke to. */
const ROLES = [
  { kind: SpanKind.Client, start: 'cs', end: 'cr', peer: 'sa' },
  { kind: SpanKind.Server, start: 'sr', end: 'ss', peer: 'ca' },
  { kind: SpanKind.Producer, start: 'ms', end: '', peer: 'ma' },
  { kind: SpanKind.Consumer, start: 'mr', end: '', peer: 'ma' },
];
type Role = (typeof ROLES)[number];

const PLACED = new Set([
  'traceId',
  'id',
  'parentId',
  'name',
  'timestamp',
  'duration',
  'annotations',
  'binaryAnnotations',
]);

/** Tells whether a record is of version 1, which has endpoints with what was noted and not with the span. */
export function isV1(json: ExactJsonObject): boolean {
  if (json.has('binaryAnnotations')) return true;
  return (
    !json.has('localEndpoint') && listOf(field(json, 'annotations')).some((each) => objectOf(each).has('endpoint'))
  );
}

/** Returns what a record of version 1 says: of a client and its server, where both wrote into it. */
export function partsOfV1(json: ExactJsonObject): ZipkinPart[] {
  const notes = listOf(field(json, 'annotations')).map(objectOf);
  const tags = listOf(field(json, 'binaryAnnotations')).map(objectOf);
  const halves = ROLES.map((role) => halfOf(role, notes, tags)).filter((half) => half !== null);
  if (halves.length === 0) halves.push(halfWithoutRole(notes, tags));
  for (const note of notes) if (!halves.some(({ core }) => core.has(note))) closest(halves, note).notes.push(note);
  for (const tag of tags) if (!halves.some(({ core }) => core.has(tag))) closest(halves, tag).tags.push(tag);
  return halves.map((half, number) => partOf(json, half, number === 0));
}

/** A client, a server, or whoever wrote the record, and what is theirs of it. */
interface Half {
  readonly kind: SpanKind;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly start: bigint | null;
  readonly end: bigint | null;
  /** What says all that, and need not be told again. */
  readonly core: ReadonlySet<ExactJsonObject>;
  readonly notes: ExactJsonObject[];
  readonly tags: ExactJsonObject[];
}

function halfOf(role: Role, notes: readonly ExactJsonObject[], tags: readonly ExactJsonObject[]): Half | null {
  const first = notes.find((note) => note.get('value') === role.start);
  const last = role.end === '' ? undefined : notes.find((note) => note.get('value') === role.end);
  const peer = tags.find((tag) => isAddress(tag) && tag.get('key') === role.peer);
  const hasCore = notes.some((note) => CORE.has(textOf(field(note, 'value'))));
  const says = first ?? last ?? (hasCore || role.peer === 'ma' ? undefined : peer);
  if (says === undefined) return null;
  const start = first === undefined ? null : timeOf(first, 'timestamp');
  // An end without its start is an event: a span cannot say it otherwise.
  const end = start === null || last === undefined ? null : timeOf(last, 'timestamp');
  const core = [start === null ? undefined : first, end === null ? undefined : last, peer];
  return {
    kind: role.kind,
    local: endpointOf(field(says === peer ? (tags.find((tag) => !isAddress(tag)) ?? EMPTY) : says, 'endpoint')),
    remote: peer === undefined ? NO_ENDPOINT : endpointOf(field(peer, 'endpoint')),
    start,
    end,
    core: new Set(core.filter((each) => each !== undefined)),
    notes: [],
    tags: [],
  };
}

const EMPTY: ExactJsonObject = new Map();
const CORE = new Set(ROLES.flatMap(({ start, end }) => [start, end]).filter((value) => value !== ''));

/** Such a tag is there for its endpoint. */
function isAddress(tag: ExactJsonObject): boolean {
  return tag.get('value') === true || (tag.get('value') === 'true' && tag.get('type') === 'BOOL');
}

function halfWithoutRole(notes: readonly ExactJsonObject[], tags: readonly ExactJsonObject[]): Half {
  const says = [...tags, ...notes].find((each) => each.has('endpoint')) ?? EMPTY;
  const local = endpointOf(field(says, 'endpoint'));
  return {
    kind: SpanKind.Unspecified,
    local,
    remote: NO_ENDPOINT,
    start: null,
    end: null,
    core: new Set(),
    notes: [],
    tags: [],
  };
}

/** Whose note or tag it is: that of the same endpoint, else of the same service, else of the first. */
function closest(halves: readonly Half[], said: ExactJsonObject): Half {
  const endpoint = endpointOf(field(said, 'endpoint'));
  return (
    halves.find(({ local }) => isSameEndpoint(local, endpoint)) ??
    halves.find(({ local }) => local.service === endpoint.service) ??
    halves[0]
  );
}

/** The record's own times are those of who began the span, the client if there is one. */
function partOf(json: ExactJsonObject, half: Half, isOwner: boolean): ZipkinPart {
  const { kind, local, remote } = half;
  const start = (isOwner ? timeOf(json, 'timestamp') : null) ?? half.start;
  const ownDuration = isOwner ? timeOf(json, 'duration') : null;
  return {
    traceId: idOf(json, 'traceId'),
    id: idOf(json, 'id'),
    parentId: idOf(json, 'parentId'),
    kind,
    name: textOf(field(json, 'name')),
    start,
    duration: ownDuration ?? (half.start === null || half.end === null ? null : half.end - half.start),
    local,
    remote,
    events: half.notes.map((note) => eventOf(note, local)),
    attributes: [
      ...half.tags.flatMap((tag) => attributesOfTag(tag, local)),
      ...(isOwner ? attributesOfRecord(json) : []),
    ],
  };
}

/** A time that is none, and a length without a start, have no place but among the attributes. */
function attributesOfRecord(json: ExactJsonObject): Attribute[] {
  const hasStart = timeOf(json, 'timestamp') !== null;
  return [
    ...plainAttributes(json, PLACED),
    ...numberedIds(json),
    ...unplaced(json, 'timestamp', hasStart),
    ...unplaced(json, 'duration', hasStart && timeOf(json, 'duration') !== null),
    ...unplaced(json, 'annotations', Array.isArray(json.get('annotations'))),
    ...unplaced(json, 'binaryAnnotations', Array.isArray(json.get('binaryAnnotations'))),
  ];
}

function attributesOfTag(tag: ExactJsonObject, local: Endpoint): Attribute[] {
  const key = textOf(field(tag, 'key'));
  const endpoint = endpointOf(field(tag, 'endpoint'));
  const value = valueOfTag(tag);
  if (endpoint === NO_ENDPOINT || isSameEndpoint(endpoint, local)) return [{ key, value }];
  return [
    { key, value },
    { key: `${key}.endpoint`, value: plainValueOf(field(tag, 'endpoint')) },
  ];
}

/** Thrift's types, by which integers are written as texts. */
function valueOfTag(tag: ExactJsonObject): AttributeValue {
  const value = field(tag, 'value');
  const type = textOf(field(tag, 'type'));
  if (/^I(?:16|32|64)$/.test(type)) return integerOf(value);
  if (type === 'BYTES') return { type: 'bytes', value: textOf(value) };
  if (type === 'BOOL' && typeof value === 'string') return { type: 'bool', value: value === 'true' };
  return plainValueOf(value);
}
