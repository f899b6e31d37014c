import { useEffect, useState } from 'react';
import type { FilterProblem } from '../../../analysis/filter/filter-expression.ts';

/** Who still types a term is not told that it is none. */
const REST_MILLISECONDS = 600;
const NONE: readonly FilterProblem[] = [];

/** Returns the problems once they have stood for a moment; none as soon as they are gone. */
export function useRested(problems: readonly FilterProblem[]): readonly FilterProblem[] {
  const [rested, setRested] = useState(NONE);
  useEffect(() => {
    if (problems.length === 0) return setRested(NONE);
    const rest = setTimeout(() => setRested(problems), REST_MILLISECONDS);
    return () => clearTimeout(rest);
  }, [problems]);
  return problems.length === 0 ? NONE : rested;
}
