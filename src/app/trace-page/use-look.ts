import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { FIRST_LOOK, type TraceLook } from '../../views/trace-look.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import type { Navigate } from '../use-address.ts';

/** What of an address is on show. */
export interface HeldLook {
  address: TraceState | TracesState;
  readonly navigate: Navigate;
  /** The trace, and the address's words for how it is looked at, as last read or written. */
  of: string;
}

type Writer = typeof import('./open-look.ts');

let writer: Writer | null = null;

async function load(): Promise<Writer> {
  writer ??= await import('./open-look.ts');
  return writer;
}

/** Fetches what writes, so that what is changed is written at once: before a step that follows. */
export function prepareToWrite(): void {
  load().catch(() => {});
}

/** Returns which trace an address is of, and its words for how that is looked at. */
export function wordsOfLook(address: TraceState | TracesState): string {
  return address.page === 'trace' ? `${address.traceId}?${address.look ?? ''}` : '?';
}

/**
 * Returns how a trace is looked at, null until what the address says of it can be read, and what changes that. Reading
 * and writing come on demand: most addresses say nothing of it.
 */
export function useLook(
  address: TraceState | TracesState,
  navigate: Navigate,
): readonly [look: TraceLook | null, onLook: TraceViewProps['onLook']] {
  const of = wordsOfLook(address);
  const isPlain = of.endsWith('?');
  const [look, setLook] = useState(isPlain ? FIRST_LOOK : null);
  const held = useRef<HeldLook>({ address, navigate, of: isPlain ? of : '' });
  useLayoutEffect(() => {
    held.current.address = address;
  });
  // Before anything else can write: what is changed from now on is of this entry of the history, and not of the one before.
  useLayoutEffect(() => {
    const before = held.current.of;
    if (before === of) return;
    held.current.of = of;
    load()
      // What was shown stays, though the address has no room for it.
      .then(({ openLook, isCutShort }) => (isCutShort(held.current, before) ? null : openLook(held.current)))
      .catch(() => FIRST_LOOK)
      .then((read) => read !== null && held.current.of === of && setLook(read));
  }, [of]);
  const onLook: TraceViewProps['onLook'] = useCallback((change, step) => {
    setLook((now) => now && { ...now, ...change });
    if (writer !== null) return writer.writeLook(held.current, change, step);
    load().then(
      ({ writeLook }) => writeLook(held.current, change, step),
      () => {},
    );
  }, []);
  return [look, onLook];
}
