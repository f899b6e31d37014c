import type { SearchQuery } from '../../trace/search-query.ts';
import { settingsOfBackend } from '../jaeger-settings.ts';
import { readLookback } from './jaeger-address.ts';
import { LARGEST_LIMIT, type SearchPlace } from './search-address.ts';
import type { KnownPlaces } from './search-places.ts';

/** How much may be asked of a place at once. */
export interface SearchLimits {
  /** Traces. */
  readonly mostResults: number;
  /** How far before now a search may begin, in milliseconds; infinite where nobody has set it. */
  readonly furthestBack: number;
}

/** Returns what whoever runs the backend has set: jaeger-query tells its page, others have other ways. */
export function searchLimits(place: SearchPlace, known: KnownPlaces): SearchLimits {
  const backend = known.backends?.find(({ name }) => place.type === 'backend' && name === place.name);
  const settings = settingsOfBackend(backend ?? null);
  const most = settings?.mostResults ?? LARGEST_LIMIT;
  return {
    mostResults: most >= 1 ? Math.min(LARGEST_LIMIT, most) : LARGEST_LIMIT,
    furthestBack: readLookback(settings?.furthestBack ?? '') ?? Number.POSITIVE_INFINITY,
  };
}

/** Returns the query for no more traces than may be asked for at once, as it is where it asks for no more. */
export function allowedQuery(query: SearchQuery, place: SearchPlace, known: KnownPlaces): SearchQuery {
  const { mostResults } = searchLimits(place, known);
  return query.limit <= mostResults ? query : { ...query, limit: mostResults };
}

/** Returns whether a step to `next` asks for no more, and no further back, than may be asked for, or than was before. */
export function isAllowedStep(limits: SearchLimits, before: SearchQuery, next: SearchQuery): boolean {
  const isFew = next.limit <= Math.max(limits.mostResults, before.limit);
  return isFew && reachOf(next) <= Math.max(limits.furthestBack, reachOf(before));
}

/** A time that was chosen by its ends is as far back as somebody wanted it. */
function reachOf({ time }: SearchQuery): number {
  return time.type === 'last' ? time.milliseconds : 0;
}
