// biome-ignore-all lint/a11y/useSemanticElements: these are cells of rows that are no <tr>.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its active row.
import type { SpanIndex } from '../../../trace/units.ts';
import { shortText } from '../short-text.ts';
import type { ShownColumn } from './use-columns.ts';

interface ColumnCellsProps {
  readonly columns: readonly ShownColumn[];
  readonly span: SpanIndex;
}

/** A row's cells between its name and its bar. */
export function ColumnCells({ columns, span }: ColumnCellsProps) {
  return columns.map(({ id, width, isNumeric, text }, i) => {
    const said = text?.(span) ?? '';
    return (
      <div
        key={id}
        role="gridcell"
        aria-colindex={2 + i}
        className={`flex h-full shrink-0 items-center border-grid border-l px-2 text-ink2 ${isNumeric ? 'justify-end' : ''}`}
        style={{ width }}
      >
        <bdi className="min-w-0 truncate" title={said.length > 8 ? shortText(said, 2000) : undefined}>
          {shortText(said, 300)}
        </bdi>
      </div>
    );
  });
}
