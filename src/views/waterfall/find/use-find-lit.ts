import { useEffect, useRef } from 'react';
import type { SpanSet } from '../../../trace/span-set.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import type { Found } from './use-found.ts';

/**
 * Points out what is found. Whoever points out other spans afterwards is left to do so; once nothing is searched for,
 * what was pointed out before is so again.
 */
export function useFindLit({ lit, setLit }: Pick<WaterfallModel, 'lit' | 'setLit'>, found: Found | null): void {
  const ours = useRef<{ readonly spans: SpanSet; readonly before: SpanSet | null } | null>(null);
  const present = useRef(lit);
  const lastWords = useRef<readonly string[]>([]);
  useEffect(() => {
    present.current = lit;
  });
  useEffect(() => {
    const isNew = found?.words !== lastWords.current;
    lastWords.current = found?.words ?? [];
    const isTakenOver = ours.current !== null && present.current !== ours.current.spans;
    if (isTakenOver && !isNew) return;
    const before = ours.current === null || isTakenOver ? present.current : ours.current.before;
    if (found !== null && found.count > 0) {
      ours.current = { spans: found.spans, before };
      setLit(found.spans);
    } else if (ours.current !== null) {
      ours.current = null;
      if (!isTakenOver) setLit(before);
    }
  }, [found, setLit]);
}
