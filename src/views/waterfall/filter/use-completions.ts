import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type Completion, completeFilter, completionNeeds } from '../../../analysis/filter/complete-filter.ts';
import { readsOf } from '../../../analysis/filter/filter-reads.ts';
import type { AttributeColumn, AttributeKey } from '../../../trace/attribute-column.ts';
import type { EventNames } from '../../../trace/event-names.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';

/** What completions are made of, as far as it has been read. */
interface Known {
  readonly of: TraceReaders;
  readonly keys: readonly AttributeKey[] | null;
  readonly column: AttributeColumn | null;
  readonly eventNames: EventNames | null;
}

/** What may be typed in a text. */
export interface Completions {
  /** The text that they are for: that of a moment ago while another is typed. */
  readonly of: string;
  readonly entries: readonly Completion[];
}

/**
 * Returns what may be typed at `caret`, none unless `isWanted`; more once it has been read from the trace. A key is on
 * the screen before.
 */
export function useCompletions(
  trace: SpanTable,
  readers: TraceReaders,
  typed: string,
  typedTo: number,
  isWanted: boolean,
): Completions {
  const text = useDeferredValue(typed);
  const caret = useDeferredValue(typedTo);
  const known = useKnown(trace, readers, text, caret, isWanted);
  return useMemo(() => {
    if (!isWanted) return { of: text, entries: [] };
    const { keys, column, eventNames } = known;
    const attribute = (key: string) => (column?.key === key ? column : null);
    return { of: text, entries: completeFilter(text, caret, { trace, attributeKeys: keys, attribute, eventNames }) };
  }, [trace, known, text, caret, isWanted]);
}

/** Reads what completions need, once, a filter's reads with it. What cannot be read is not offered; the filter itself says why. */
function useKnown(trace: SpanTable, readers: TraceReaders, text: string, caret: number, isWanted: boolean): Known {
  const [kept, setKnown] = useState<Known>(() => nothingOf(readers));
  const known = kept.of === readers ? kept : nothingOf(readers);
  const needs = completionNeeds(text, caret);
  const needsKeys = isWanted && needs.attributeKeys && known.keys === null;
  const needsEvents = isWanted && needs.eventNames && known.eventNames === null;
  const key = isWanted && needs.attribute !== known.column?.key ? needs.attribute : null;
  useEffect(() => {
    let isCurrent = true;
    const learn = (more: Partial<Known>) => {
      if (isCurrent) setKnown((now) => ({ ...(now.of === readers ? now : nothingOf(readers)), ...more }));
    };
    const reads = readsOf(trace);
    if (needsKeys) readers.attributeKeys().then((keys) => learn({ keys }), ignore);
    if (needsEvents) reads.readEventNames(readers).then((eventNames) => learn({ eventNames }), ignore);
    if (key !== null) {
      // First what a filter asks first: its value is typed next.
      reads.beginAttributes([key], readers);
      reads.readAttribute(key, readers).then((column) => learn({ column }), ignore);
    }
    return () => {
      isCurrent = false;
    };
  }, [trace, readers, needsKeys, needsEvents, key]);
  return known;
}

function ignore(): void {}

function nothingOf(of: TraceReaders): Known {
  return { of, keys: null, column: null, eventNames: null };
}
