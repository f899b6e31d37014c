import type { SearchSource } from './search-source.ts';

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
}

/** Returns what to offer for a source; the same object for the same backend. */
export function completionsOf(_source: SearchSource): SearchCompletions {
  return {
    services: async () => [],
    operations: async () => [],
    attributeKeys: async () => [],
    attributeValues: async () => [],
  };
}
