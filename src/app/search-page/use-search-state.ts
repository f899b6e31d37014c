import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from '../use-address.ts';
import { formatSearch, parseSearch, type SearchState } from './search-address.ts';

/** What the address asks for, and what changes it. */
export interface AddressedSearch {
  readonly state: SearchState;
  /** `step`: back comes to what was before; `still`: it takes its place. */
  readonly change: (next: SearchState, step: 'step' | 'still') => void;
}

/** Returns what the address of a search says; parts that stay alike stay the same objects. */
export function useSearchState(text: string): AddressedSearch {
  const navigate = useNavigate();
  const read = useMemo(() => parseSearch(text), [text]);
  const place = useSame(read.place);
  const query = useSame(read.query);
  const order = useSame(read.order);
  const plot = useSame(read.plot);
  const state = useMemo(() => ({ place, query, order, plot }), [place, query, order, plot]);
  const change = useCallback(
    (next: SearchState, step: 'step' | 'still') =>
      navigate({ page: 'search', query: formatSearch(next) }, { replace: step === 'still' }),
    [navigate],
  );
  return { state, change };
}

/** Returns the value of before while that is alike. */
function useSame<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
