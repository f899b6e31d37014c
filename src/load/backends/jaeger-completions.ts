import { isEmptyObject, parseJson, property } from '../json-value.ts';
import { LoadError } from '../load-problem.ts';
import { isUnknownPath } from './answer-verdict.ts';
import { pathSegment } from './api-paths.ts';
import type { AnswerHead } from './backend.ts';
import type { AskText, BackendCompletions } from './backend-search.ts';
import { searchError } from './search-refusal.ts';

const TITLE = 'Jaeger';
const ACCEPT = 'application/json';

/** Returns what Jaeger tells of services and operations; it knows nothing of attributes. */
export function jaegerCompletions(ask: AskText): BackendCompletions {
  const listOf = async (paths: readonly string[]) => namesOf(await firstServed(ask, paths));
  return {
    services: async () => listOf(['api/v3/services', 'api/services']),
    operations: async (service) => {
      if (service === '') return [];
      const asked = new URLSearchParams({ service });
      const segment = pathSegment(service);
      const legacy = segment === null ? [] : [`api/services/${segment}/operations`];
      return listOf([`api/v3/operations?${asked}`, ...legacy]);
    },
    attributeKeys: async () => [],
    namesAllKeys: false,
    attributeValues: async () => [],
  };
}

async function firstServed(ask: AskText, paths: readonly string[]): Promise<AnswerHead> {
  let last: AnswerHead | null = null;
  for (const path of paths) {
    last = await ask({ path, accept: ACCEPT });
    if (last.status === 200 && !isUnknownPath(last)) return last;
    if (!isUnknownPath(last)) break;
  }
  if (last === null) throw new LoadError({ kind: 'refused_request', sentence: `${TITLE} cannot be asked that.` });
  throw await searchError(last, TITLE);
}

/** Reads `services`, `operations` or the legacy `data`: names, or objects with one. Null and absent lists are empty. */
function namesOf(head: AnswerHead): string[] {
  const answer = parseJson(head.start);
  const list = ['services', 'operations', 'data'].map((key) => property(answer, key)).find(Array.isArray);
  if (list === undefined && answer === undefined) return [];
  if (list === undefined || isEmptyObject(answer)) return [];
  const names = list.map((each: unknown) => (typeof each === 'string' ? each : property(each, 'name')));
  return [...new Set(names.filter((name) => typeof name === 'string'))].sort();
}
