import { parseJson, property } from '../json-value.ts';
import { pathSegment } from './api-paths.ts';
import type { AskText, BackendCompletions, ScopedKey, TraceQlValue } from './backend-search.ts';
import { searchError } from './search-refusal.ts';
import { traceQlName, traceQlString } from './trace-ql.ts';

const TITLE = 'Tempo';
const ACCEPT = 'application/json';
/** Without a time Tempo looks at what is not yet written away alone. */
const LOOKED_AT_SECONDS = 6 * 3600;

/** Types of values that TraceQL writes without quotes. One that is not named is text to the servers that name none. */
const BARE_TYPES: ReadonlySet<unknown> = new Set(['int', 'float', 'bool', 'duration', 'keyword']);

/** Returns what Tempo tells of names, keys and values of the last hours. */
export function tempoCompletions(ask: AskText): BackendCompletions {
  const typedValuesOf = async (name: string, traceQl = '') => {
    const segment = pathSegment(name);
    if (segment === null) return [];
    const search = new URLSearchParams({ ...lately(), ...(traceQl === '' ? {} : { q: traceQl }) });
    const head = await ask({ path: `api/v2/search/tag/${segment}/values?${search}`, accept: ACCEPT });
    if (head.status !== 200) throw await searchError(head, TITLE);
    return valuesIn(property(parseJson(head.start), 'tagValues'));
  };
  const valuesOf = async (name: string, traceQl = '') => [
    ...new Set((await typedValuesOf(name, traceQl)).map(({ text }) => text)),
  ];
  return {
    services: () => valuesOf('resource.service.name'),
    operations: (service) =>
      valuesOf('name', service === '' ? '' : `{ resource.service.name = ${traceQlString(service)} }`),
    attributeKeys: async () => {
      const head = await ask({ path: `api/v2/search/tags?${new URLSearchParams(lately())}`, accept: ACCEPT });
      if (head.status !== 200) throw await searchError(head, TITLE);
      return keysOf(property(parseJson(head.start), 'scopes'));
    },
    namesAllKeys: true,
    attributeValues: async (key) => {
      const [ofSpan, ofResource] = await Promise.allSettled([
        valuesOf(`span.${traceQlName(key)}`),
        valuesOf(`resource.${traceQlName(key)}`),
      ]);
      if (ofSpan.status === 'rejected' && ofResource.status === 'rejected') throw ofSpan.reason;
      const all = [ofSpan, ofResource].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      return [...new Set(all)].sort();
    },
    traceQlValues: (attribute) => typedValuesOf(attribute),
  };
}

function lately(): { start: string; end: string } {
  const end = Math.ceil(Date.now() / 1000);
  return { start: String(end - LOOKED_AT_SECONDS), end: String(end) };
}

function valuesIn(values: unknown): TraceQlValue[] {
  const told = (Array.isArray(values) ? values : []).flatMap((each: unknown) => {
    const text = property(each, 'value') ?? each;
    return typeof text === 'string' ? [{ text, isBare: BARE_TYPES.has(property(each, 'type')) }] : [];
  });
  return told.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
}

function keysOf(scopes: unknown): ScopedKey[] {
  return (Array.isArray(scopes) ? scopes : []).flatMap((scope: unknown) => {
    const name = property(scope, 'name') ?? '';
    const tags = property(scope, 'tags');
    // Intrinsics are fields of the form and of every span.
    if (typeof name !== 'string' || name === 'intrinsic' || !Array.isArray(tags)) return [];
    return tags.filter((key) => typeof key === 'string').map((key) => ({ scope: name, key }));
  });
}
