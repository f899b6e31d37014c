import { useQuery } from '@tanstack/react-query';
import { type Example, fetchExamples } from '../load/examples.ts';

/** Returns the list of examples; null until it has come, and empty where there is none. */
export function useExamples(isWanted = true): readonly Example[] | null {
  const { data, isError } = useQuery({
    queryKey: ['examples'],
    queryFn: ({ signal }) => fetchExamples(document.baseURI, signal),
    enabled: isWanted,
  });
  return isError ? [] : (data ?? null);
}
