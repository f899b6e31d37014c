import { parseJson } from '../json-value.ts';
import type { AskText, BackendCompletions } from './backend-search.ts';
import { searchError } from './search-refusal.ts';
import { PEER_SERVICE } from './zipkin-peer-service.ts';

const TITLE = 'Zipkin';
/** Peers are told service by service: of so many. */
const MOST_SERVICES = 20;

/** Returns what Zipkin tells of services, spans and peers, and of the tags that it was set up to complete. */
export function zipkinCompletions(ask: AskText): BackendCompletions {
  const namesAt = async (path: string, parameters: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(parameters);
    const head = await ask({ path: `api/v2/${path}?${search}`.replace(/\?$/, ''), accept: 'application/json' });
    if (head.status !== 200) throw await searchError(head, TITLE);
    return namesOf(parseJson(head.start));
  };
  const services = () => namesAt('services');
  const peers = async () => {
    const asked = (await services()).slice(0, MOST_SERVICES);
    const lists = await Promise.all(asked.map((serviceName) => namesAt('remoteServices', { serviceName })));
    return [...new Set(lists.flat())].sort();
  };
  return {
    services,
    operations: async (service) => (service === '' ? [] : namesAt('spans', { serviceName: service.toLowerCase() })),
    attributeKeys: async () => {
      // Servers of long ago complete no tags.
      const keys = await namesAt('autocompleteKeys').catch(() => []);
      return [PEER_SERVICE, ...keys].map((key) => ({ scope: 'span', key }));
    },
    namesAllKeys: false,
    attributeValues: async (key) => (key === PEER_SERVICE ? peers() : namesAt('autocompleteValues', { key })),
  };
}

function namesOf(answer: unknown): string[] {
  const names = Array.isArray(answer) ? answer.filter((name) => typeof name === 'string') : [];
  return [...new Set(names)].sort();
}
