import { useEffect, useRef } from 'react';
import type { SpanSet } from '../../../trace/span-set.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import type { Found } from './use-found.ts';

interface Ours {
  readonly spans: SpanSet;
  readonly before: SpanSet | null;
  /** When it was pointed out. */
  readonly at: number;
}

/** The whole picture changes with what is pointed out, minimap and all; rows that are found meanwhile have their mark. */
const PAUSE_MILLISECONDS = 400;

/**
 * Points out what is found. Whoever points out other spans afterwards is left to do so; once nothing is searched for,
 * what was pointed out before is so again.
 */
export function useFindLit({ lit, setLit }: Pick<WaterfallModel, 'lit' | 'setLit'>, found: Found | null): void {
  const ours = useRef<Ours | null>(null);
  const present = useRef(lit);
  const actedFor = useRef<readonly string[]>([]);
  useEffect(() => {
    present.current = lit;
  });
  useEffect(() => {
    const words = found?.words ?? [];
    // Nothing yet: what former words found stays until it is known what these do.
    if (found !== null && found.count === 0 && !found.isComplete) return;
    const isNew = words !== actedFor.current;
    actedFor.current = words;
    const isTakenOver = ours.current !== null && present.current !== ours.current.spans;
    if (isTakenOver && !isNew) return;
    const now = performance.now();
    const isSoon = ours.current !== null && now - ours.current.at < PAUSE_MILLISECONDS;
    if (isSoon && !isNew && found !== null && !found.isComplete) return;
    const before = ours.current === null || isTakenOver ? present.current : ours.current.before;
    if (found !== null && found.count > 0) {
      ours.current = { spans: found.spans, before, at: now };
      setLit(found.spans);
    } else if (ours.current !== null) {
      ours.current = null;
      if (!isTakenOver) setLit(before);
    }
  }, [found, setLit]);
}
