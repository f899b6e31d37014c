import { useEffect, useState } from 'react';

/** What a question came to; both are null until it is answered. */
export interface Answer<Value> {
  readonly value: Value | null;
  readonly error: Error | null;
}

const NONE = { value: null, error: null };

/**
 * Asks, and returns the answer once it is here; asks anew when `ask` is another function. null asks nothing. An answer
 * that comes after a later question is dropped.
 */
export function useAnswer<Value>(ask: (() => Promise<Value>) | null): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value> & { readonly to: unknown }>({ ...NONE, to: null });
  useEffect(() => {
    if (ask === null) return;
    let isStale = false;
    ask().then(
      (value) => !isStale && setAnswer({ value, error: null, to: ask }),
      (error: unknown) => !isStale && setAnswer({ value: null, error: asError(error), to: ask }),
    );
    return () => {
      isStale = true;
    };
  }, [ask]);
  return answer.to === ask ? answer : NONE;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
