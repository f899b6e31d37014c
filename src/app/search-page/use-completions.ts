import { skipToken, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { TraceQlValue } from '../../load/backends/backend-search.ts';
import { type AttributeChoice, completionsOf, type SearchCompletions } from '../../load/search/completions-of.ts';
import type { FoundPlace } from './search-places.ts';
import { askTraceQlValues } from './trace-ql-options.ts';

/** What a field may offer. */
export interface Offered<Value> {
  /** null while they are asked for. */
  readonly options: readonly Value[] | null;
  /** Why there are none, empty otherwise. */
  readonly note: string;
  /** Has them asked for; until then nothing is. */
  readonly ask: () => void;
}

const FRESH = 60_000;

/** Returns the services of a place, once asked for. */
export function useServices(found: FoundPlace | null): Offered<string> {
  return useOffered(found, ['services'], (completions) => completions.services());
}

/** Returns the operations of a service, once asked for. */
export function useOperations(found: FoundPlace | null, service: string): Offered<string> {
  return useOffered(found, ['operations', service], (completions) => completions.operations(service));
}

/** Returns the attributes that may be asked for, once asked for. */
export function useAttributeKeys(found: FoundPlace | null): Offered<AttributeChoice> {
  return useOffered(found, ['keys'], (completions) => completions.attributeKeys());
}

/** Returns values of an attribute; an empty key asks for none. */
export function useAttributeValues(found: FoundPlace | null, key: string): Offered<string> {
  return useOffered(key === '' ? null : found, ['values', key], (completions) => completions.attributeValues(key));
}

/** Returns values of an attribute as TraceQL writes it, typed; an empty one asks for none. */
export function useTraceQlValues(found: FoundPlace | null, attribute: string): Offered<TraceQlValue> {
  return useOffered(attribute === '' ? null : found, ['TraceQL values', attribute], (completions) =>
    askTraceQlValues(completions, attribute),
  );
}

function useOffered<Value>(
  found: FoundPlace | null,
  what: readonly string[],
  get: (completions: SearchCompletions) => Promise<readonly Value[]>,
): Offered<Value> {
  const [isWanted, setWanted] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['completions', found?.key ?? '', ...what],
    queryFn: found === null || !isWanted ? skipToken : async () => get(completionsOf(await found.source())),
    staleTime: FRESH,
  });
  const note = error === null ? '' : `Not told: ${error.message}`;
  return { options: error === null ? (data ?? null) : [], note, ask: useCallback(() => setWanted(true), []) };
}
