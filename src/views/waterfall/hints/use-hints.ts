import { useEffect } from 'react';
import { isPoorName, nameHint } from '../../../analysis/name-hint.ts';
import type { DetailsRange } from '../../../trace/details-excerpt.ts';
import { spanName } from '../../../trace/span.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { DetailsReader } from '../../../trace/trace-handle.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { VisibleRows } from '../rows.ts';
import type { RowHints } from '../tree-grid.tsx';
import type { Viewport } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** Rows that are only scrolled past are not read. */
const REST_MS = 120;
/** A span's own attributes; what hints are made of stands among the first. */
const ATTRIBUTES: DetailsRange = { list: 'attributes', from: 0, to: 60 };
const MOST_KEPT = 5000;
/** More rows than the highest window shows. */
const MOST_AT_ONCE = 200;

const NONE: RowHints = new Map();

/**
 * Of each trace that is open; a trace that is gone takes its own along. The same map as long as nothing new is known, so
 * that telling it again renders nothing.
 */
const knownOf = new WeakMap<SpanTable, RowHints>();

function hintsOf(trace: SpanTable): RowHints {
  return knownOf.get(trace) ?? NONE;
}

/** Tells, once rows come to rest, what their poor names leave open. What is known stays known. */
export function useHints(model: WaterfallModel, onHints: (hints: RowHints) => void): void {
  const { trace, readers, store, tree } = model;
  const { rows } = tree;
  useEffect(() => {
    onHints(hintsOf(trace));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isCurrent = true;
    const read = async () => {
      const missing = poorRowsInSight(trace, rows, store.get()).filter((span) => !hintsOf(trace).has(span));
      if (missing.length > 0) await readHints(trace, readers.details, missing);
      // Where none is missing, whoever asked for the rows before may have had them told to nobody.
      if (isCurrent) onHints(hintsOf(trace));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), REST_MS);
    };
    wait();
    const stop = store.subscribe(wait);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      stop();
    };
  }, [trace, readers, store, rows, onHints]);
}

function poorRowsInSight(trace: SpanTable, rows: VisibleRows, { firstRow, height, rowHeight }: Viewport): SpanIndex[] {
  const first = Math.max(0, Math.floor(firstRow));
  const inSight = rows.subarray(first, Math.min(first + MOST_AT_ONCE, Math.ceil(firstRow + height / rowHeight)));
  return Array.from(inSight).filter((span) => isPoorName(spanName(trace, span)));
}

async function readHints(trace: SpanTable, read: DetailsReader, spans: readonly SpanIndex[]) {
  const answers = await Promise.allSettled(spans.map((span) => read(span, ATTRIBUTES)));
  const before = hintsOf(trace);
  const known = new Map(before.size > MOST_KEPT ? NONE : before);
  answers.forEach((answer, i) => {
    // One that cannot be read now is asked for again when it is next in sight.
    if (answer.status === 'rejected') return;
    known.set(spans[i], nameHint(spanName(trace, spans[i]), answer.value.attributes.items));
  });
  knownOf.set(trace, known);
}
