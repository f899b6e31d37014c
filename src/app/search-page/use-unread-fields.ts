import { useCallback, useMemo, useState } from 'react';
import { unreadFields } from './unread-fields.ts';

/** What was not understood of a search, and the address that said it last. */
export interface KeptParts {
  readonly address: string;
  /** The same for addresses that search for the same. */
  readonly key: string;
  readonly parts: readonly string[];
}

/** Returns what is kept once the address is `address`, of which `parts` are not understood: what was kept, of the same search. */
export function keptParts(before: KeptParts, { address, key, parts }: KeptParts): KeptParts {
  if (address === before.address) return before;
  return { address, key, parts: parts.length === 0 && key === before.key ? before.parts : parts };
}

/**
 * Returns the parts of the address that the search is without, and what closes the note on them. They stay while it is
 * looked at otherwise, which the address loses them by.
 */
export function useUnreadFields(address: string, key: string): readonly [parts: readonly string[], close: () => void] {
  const parts = useMemo(() => unreadFields(address), [address]);
  const [kept, setKept] = useState<KeptParts>({ address, key, parts });
  const next = keptParts(kept, { address, key, parts });
  if (next !== kept) setKept(next);
  const close = useCallback(() => setKept((now) => ({ ...now, parts: [] })), []);
  return [next.parts, close];
}
