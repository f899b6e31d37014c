import { askText } from '../backends/ask-text.ts';
import type { BackendCompletions, ScopedKey, TraceQlValue } from '../backends/backend-search.ts';
import { findKind } from '../backends/find-kind.ts';
import { SILENCE_MILLISECONDS } from '../backends/open-answer.ts';
import { SEARCHES } from '../backends/searches.ts';
import { traceQlName } from '../backends/trace-ql.ts';
import type { BackendConfig } from '../trace-source.ts';
import type { DocumentSource } from './document-contents.ts';
import { takeDocumentWorker } from './document-workers.ts';
import type { SearchSource } from './search-source.ts';
import type { SearchWorkerClient } from './search-worker-client.ts';
import { USUAL_KEYS } from './usual-keys.ts';

/** An attribute that may be asked for. */
export interface AttributeChoice {
  readonly key: string;
  /** As TraceQL writes it: `span.http.route`, `resource."a b"`. */
  readonly traceQl: string;
  /** Offered although nothing says that a span has it. */
  readonly isUsual: boolean;
}

/**
 * What a search form may offer. Every method rejects with a LoadError where that cannot be told, and remembers for a
 * minute what was.
 */
export interface SearchCompletions {
  /** Returns the names of all services, sorted. */
  readonly services: () => Promise<readonly string[]>;
  /** Returns the span names of a service, sorted; an empty service stands for all, where the backend can tell. */
  readonly operations: (service: string) => Promise<readonly string[]>;
  /** Returns attributes to ask for, the usual ones first. */
  readonly attributeKeys: () => Promise<readonly AttributeChoice[]>;
  /** Returns values of an attribute; empty where the backend cannot tell. */
  readonly attributeValues: (key: string) => Promise<readonly string[]>;
  /** Returns values of an attribute or intrinsic as TraceQL writes it; empty where the backend cannot tell. */
  readonly traceQlValues: (attribute: string) => Promise<readonly TraceQlValue[]>;
}

const MINUTE = 60_000;
const ofBackends = new Map<string, SearchCompletions>();
const ofDocuments = new WeakMap<DocumentSource, SearchCompletions>();

/** Returns what to offer for a source; the same object for the same backend, and for the same object of documents. */
export function completionsOf(source: SearchSource): SearchCompletions {
  if (source.type === 'backend') return knownOfBackend(source.backend);
  const completions = ofDocuments.get(source) ?? completionsBy(documentsOnce(source));
  ofDocuments.set(source, completions);
  return completions;
}

function knownOfBackend(backend: BackendConfig): SearchCompletions {
  const key = JSON.stringify([backend.kind ?? '', backend.url]);
  const completions = ofBackends.get(key) ?? completionsBy(lastingMinute(async () => completionsOfBackend(backend)));
  ofBackends.set(key, completions);
  return completions;
}

function documentsOnce(source: DocumentSource): () => Promise<BackendCompletions> {
  const completions = completionsOfDocuments(source);
  return async () => completions;
}

const NOTHING: BackendCompletions = {
  services: async () => [],
  operations: async () => [],
  attributeKeys: async () => [],
  namesAllKeys: false,
  attributeValues: async () => [],
};

/** What documents hold is read out of them, where they are searched too. */
function completionsOfDocuments(source: DocumentSource): BackendCompletions {
  const ask = async <Value>(get: (client: SearchWorkerClient) => Promise<Value>): Promise<Value> => {
    const { client, release } = takeDocumentWorker(source);
    return get(client).finally(() => release(false));
  };
  const contents = lastingMinute(() => ask((client) => client.call('contents', { source })));
  return {
    services: async () => (await contents()).services.map(({ name }) => name),
    operations: async (service) => {
      const { services } = await contents();
      const asked = services.filter(({ name }) => service === '' || name === service);
      return [...new Set(asked.flatMap(({ operations }) => operations))].sort();
    },
    attributeKeys: async () => (await contents()).keys,
    namesAllKeys: true,
    attributeValues: (key) => ask((client) => client.call('values', { source, key })),
  };
}

async function completionsOfBackend(backend: BackendConfig): Promise<BackendCompletions> {
  const { signal } = new AbortController();
  const kind = backend.kind ?? (await findKind(backend, signal, SILENCE_MILLISECONDS)).backend.kind;
  const search = SEARCHES.find((each) => each.kind === kind);
  return search?.completions(askText(backend, signal)) ?? NOTHING;
}

function completionsBy(of: () => Promise<BackendCompletions>): SearchCompletions {
  const operations = byText(async (service) => (await of()).operations(service));
  const values = byText(async (key) => (await of()).attributeValues(key));
  return {
    services: lastingMinute(async () => (await of()).services()),
    operations,
    attributeKeys: lastingMinute(async () => choicesOf(await of())),
    attributeValues: values,
    traceQlValues: byText(async (attribute) => (await of()).traceQlValues?.(attribute) ?? []),
  };
}

function byText<Value>(make: (text: string) => Promise<Value>): (text: string) => Promise<Value> {
  const made = new Map<string, () => Promise<Value>>();
  return (text) => {
    const remembered = made.get(text) ?? lastingMinute(() => make(text));
    made.set(text, remembered);
    return remembered();
  };
}

/** Returns `make` as a function that remembers what came of it for a minute; what failed is tried again. */
function lastingMinute<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let last: { readonly value: Promise<Value>; readonly until: number } | null = null;
  return () => {
    if (last !== null && performance.now() < last.until) return last.value;
    const value = make();
    const remembered = { value, until: performance.now() + MINUTE };
    last = remembered;
    value.catch(() => {
      if (last === remembered) last = null;
    });
    return value;
  };
}

/** Returns the usual attributes that there are, or all of them where others may be, then the others by name. */
async function choicesOf({ attributeKeys, namesAllKeys }: BackendCompletions): Promise<AttributeChoice[]> {
  const keys: readonly ScopedKey[] = await attributeKeys();
  const scopeOf = new Map(keys.toReversed().map(({ key, scope }) => [key, scope]));
  const usual = USUAL_KEYS.filter(({ key }) => !namesAllKeys || keys.length === 0 || scopeOf.has(key));
  const isUsual = new Set(usual.map(({ key }) => key));
  const others = [...scopeOf.keys()].filter((key) => !isUsual.has(key)).sort();
  return [
    ...usual.map(({ key, scope }) => choice(key, scopeOf.get(key) ?? scope, !scopeOf.has(key))),
    ...others.map((key) => choice(key, scopeOf.get(key) ?? '', false)),
  ];
}

function choice(key: string, scope: string, isUsual: boolean): AttributeChoice {
  return { key, traceQl: `${scope}.${traceQlName(key)}`, isUsual };
}
