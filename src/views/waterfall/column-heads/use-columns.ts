import { useEffect, useMemo, useState } from 'react';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import type { CellText } from '../columns/column.ts';
import type { CssPixels } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { findColumn } from './find-column.ts';

/** A column as it is shown. */
export interface ShownColumn {
  readonly id: string;
  readonly title: string;
  readonly width: CssPixels;
  readonly isNumeric: boolean;
  /** null while it is being read, and if it cannot be. */
  readonly text: CellText | null;
  readonly isUnreadable: boolean;
}

type Reading = CellText | 'unreadable';

interface Readings {
  readonly trace: SpanTable;
  readonly readers: TraceReaders;
  readonly byId: ReadonlyMap<string, Reading>;
}

/** Returns the columns there is room for, each with what its cells say as soon as that is known. */
export function useColumns(model: WaterfallModel): readonly ShownColumn[] {
  const { trace, readers, layout } = model;
  const [kept, setReadings] = useState<Readings>({ trace, readers, byId: new Map() });
  const readings = kept.trace === trace && kept.readers === readers ? kept : { trace, readers, byId: new Map() };
  if (readings !== kept) setReadings(readings);
  const unread = layout.columns.map(({ id }) => id).filter((id) => !readings.byId.has(id));
  // A text, so that columns that were read already are not read again when another is added.
  const wanted = JSON.stringify(unread);

  // biome-ignore lint/correctness/useExhaustiveDependencies: of the model, trace and readers alone decide what is read
  useEffect(() => {
    let isCurrent = true;
    const keep = (id: string, reading: Reading) => {
      if (isCurrent) setReadings((now) => ({ ...now, byId: new Map(now.byId).set(id, reading) }));
    };
    for (const id of unread)
      readColumn(model, id).then(
        (text) => keep(id, text),
        () => keep(id, 'unreadable'),
      );
    return () => {
      isCurrent = false;
    };
  }, [trace, readers, wanted]);

  return useMemo(
    () => layout.columns.map(({ id, width }) => shownColumn(id, width, readings.byId.get(id))),
    [layout.columns, readings],
  );
}

async function readColumn(model: WaterfallModel, id: string): Promise<CellText> {
  const found = findColumn(id);
  return found === null ? () => '' : found.column.read(model, found.rest);
}

function shownColumn(id: string, width: CssPixels, reading: Reading | undefined): ShownColumn {
  const found = findColumn(id);
  return {
    id,
    title: found === null ? id : found.column.title(found.rest),
    width,
    isNumeric: found?.column.isNumeric ?? false,
    text: typeof reading === 'function' ? reading : null,
    isUnreadable: reading === 'unreadable',
  };
}
