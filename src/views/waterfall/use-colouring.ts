import { useCallback, useMemo, useState } from 'react';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { type SpanColours, serviceColours } from './span-colours.ts';
import type { WaterfallModel } from './waterfall-model.ts';

type Colouring = Pick<WaterfallModel, 'spanColours' | 'setSpanColours' | 'lit' | 'setLit'>;

interface Chosen {
  readonly trace: SpanTable;
  readonly spanColours: SpanColours | null;
  readonly lit: SpanSet | null;
}

/** Returns what bars are coloured by and which are pointed out. Both are chosen for one trace and end with it. */
export function useColouring(trace: SpanTable): Colouring {
  const [kept, setChosen] = useState<Chosen>({ trace, spanColours: null, lit: null });
  const byService = useMemo(() => serviceColours(trace), [trace]);
  const chosen = kept.trace === trace ? kept : { trace, spanColours: null, lit: null };
  if (chosen !== kept) setChosen(chosen);
  const setSpanColours = useCallback(
    (spanColours: SpanColours | null) => setChosen((now) => ({ ...now, spanColours })),
    [],
  );
  const setLit = useCallback((lit: SpanSet | null) => setChosen((now) => ({ ...now, lit })), []);
  return { spanColours: chosen.spanColours ?? byService, setSpanColours, lit: chosen.lit, setLit };
}
