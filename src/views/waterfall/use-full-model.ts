import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createBoxDrawing } from './box-drawing.ts';
import type { FullModel } from './full-model.ts';
import { useFollow } from './use-follow.ts';
import { useViewSteps } from './use-view-steps.ts';
import type { WaterfallModel } from './waterfall-model.ts';

/** Returns the waterfall with what comes after its first row. */
export function useFullModel(early: WaterfallModel): FullModel {
  const [box] = useState(createBoxDrawing);
  const follow = useFollow(early.store, early.tree);
  const steps = useViewSteps(early, follow);
  const latest = useRef(early);
  useLayoutEffect(() => {
    latest.current = early;
  });
  const now = useMemo(() => {
    const tell = (): FullModel => ({ ...latest.current, box, follow, steps, now: tell });
    return tell;
  }, [box, follow, steps]);
  return { ...early, box, follow, steps, now };
}
