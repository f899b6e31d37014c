import { useEffect, useState } from 'react';
import { inSlices } from '../../../lib/in-slices.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { afterNextPaint } from '../filter/after-next-paint.ts';

/** Returns what `work` on a trace comes to, null until then: it is done after the next picture, and nobody waits for it. */
export function useInSlices<Result>(
  trace: SpanTable,
  work: (trace: SpanTable) => Generator<undefined, Result>,
): Result | null {
  const [done, setDone] = useState<{ readonly trace: SpanTable; readonly result: Result } | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const run = async () => {
      const result = await inSlices(work(trace), ended.signal);
      if (result !== null) setDone({ trace, result });
    };
    const cancel = afterNextPaint(() => void run());
    return () => {
      ended.abort();
      cancel();
    };
  }, [trace, work]);
  return done?.trace === trace ? done.result : null;
}
