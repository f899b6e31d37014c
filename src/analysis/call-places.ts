import { groupBy } from '../lib/group-by.ts';
import { serviceName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { templateOf } from './call-template.ts';
import type { LikeCalls } from './like-calls.ts';
import type { Relations } from './relations.ts';

const PLACE_FACTS = [
  'urlTemplate',
  'urlPath',
  'url',
  'rpcService',
  'rpcMethod',
  'databaseCollection',
  'messagingDestination',
] as const;
const FEWEST = 5;

/**
 * Returns like calls that also go to one place: of clients that name every request `GET`, those of one path each. Groups
 * that fall below five calls, or of which nothing notable is left, are left out.
 */
export function byPlace(
  trace: SpanTable,
  relations: Relations,
  facts: SpanFacts,
  groups: readonly LikeCalls[],
  isNotable: (time: Nanoseconds) => boolean,
): LikeCalls[] {
  const placeOf = places(facts);
  return groups.flatMap((group) => {
    const there = placeOf === null ? [group.members] : [...groupBy(group.members, placeOf).values()];
    const apart = there.flatMap((members) => byService(trace, relations, members));
    if (apart.length === 1) return [group];
    return apart
      .filter(({ length }) => length >= FEWEST)
      .map((left): LikeCalls => ({ ...group, members: left, ...timesOf(trace, left) }))
      .filter(({ members: left, union }) => left.length >= 20 || isNotable(union));
  });
}

/** Returns what tells where a call goes, the same text for like places; null where nothing does. Each value is looked at once. */
function places(facts: SpanFacts): ((span: SpanIndex) => string) | null {
  const noted = PLACE_FACTS.filter((fact) => facts.isNoted(fact));
  if (noted.length === 0) return null;
  const known = new Map<string, string>();
  return (span) => {
    const numbers = noted.map((fact) => facts.number(span, fact)).join(' ');
    const place = known.get(numbers) ?? placeOfSpan(facts, span);
    known.set(numbers, place);
    return place;
  };
}

function placeOfSpan(facts: SpanFacts, span: SpanIndex): string {
  const text = (fact: (typeof PLACE_FACTS)[number]) => facts.text(span, fact);
  const [host, path] = hostAndPath(text('url'));
  const request = text('urlTemplate') || withoutIds(text('urlPath') || path);
  return [
    host,
    request,
    text('rpcService'),
    text('rpcMethod'),
    text('databaseCollection'),
    text('messagingDestination'),
  ].join('\n');
}

function hostAndPath(url: string): [host: string, path: string] {
  const match = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)/i.exec(url.slice(0, 2000));
  return match === null ? ['', url] : [match[1], match[2]];
}

function withoutIds(path: string): string {
  return templateOf(path.slice(0, 2000).split(/[?#]/)[0]);
}

/**
 * Returns members of one place by the service that each was served by, where there are several; a member that nothing
 * came back from is with those of its place.
 */
function byService(
  trace: SpanTable,
  relations: Relations,
  members: readonly SpanIndex[],
): readonly (readonly SpanIndex[])[] {
  if (members.every((span) => relations.childFrom[span] === relations.childFrom[span + 1])) return [members];
  const groups = groupBy(members, (span) => servedBy(trace, relations, span));
  const unknown = groups.get('') ?? [];
  groups.delete('');
  if (groups.size < 2) return [members];
  return unknown.length === 0 ? [...groups.values()] : [...groups.values(), unknown];
}

/**
 * Returns the service that a call went to, by its first child of another service, empty if there is none. Services that
 * are numbered (`shard-1`, `shard-2`) are one.
 */
function servedBy(trace: SpanTable, relations: Relations, span: SpanIndex): string {
  const { childFrom, child, isRemote } = relations;
  for (let at = childFrom[span]; at < childFrom[span + 1]; at++) {
    if (isRemote[child[at]] === 1 && trace.service[child[at]] !== trace.service[span])
      return serviceName(trace, child[at]).replace(/\d+$/, '');
  }
  return '';
}

/** Members are in order of start. */
function timesOf({ start, end }: SpanTable, members: readonly SpanIndex[]): { sum: Nanoseconds; union: Nanoseconds } {
  let sum = 0;
  let union = 0;
  let coveredUntil = 0;
  for (const span of members) {
    sum += end[span] - start[span];
    union += Math.max(0, end[span] - Math.max(start[span], coveredUntil));
    coveredUntil = Math.max(coveredUntil, end[span]);
  }
  return { sum, union };
}
