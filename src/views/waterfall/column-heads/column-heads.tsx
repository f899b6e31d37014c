// biome-ignore-all lint/a11y/useSemanticElements: the grid is no <table>: its rows come and go at an offset of their own.
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons within are what takes the focus.
import { ChevronDown } from 'lucide-react';
import { useEffect } from 'react';
import { DragEdge } from '../../../ui/drag-edge.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { OWN_GESTURES } from '../gesture-manager.ts';
import { NARROWEST_COLUMN } from '../layout.ts';
import type { RowCells } from '../name-row.tsx';
import { COLUMN_HEADS } from '../tree-grid.tsx';
import type { WaterfallModel } from '../waterfall-model.ts';
import { moveColumn, resizeColumn, toggleColumn } from './change-columns.ts';
import { ColumnCells } from './column-cells.tsx';
import { type ShownColumn, useColumns } from './use-columns.ts';

interface ColumnHeadsProps {
  readonly model: WaterfallModel;
  /** Told how to render a row's cells, null when there are none any more. */
  readonly onCells: (cells: RowCells | null) => void;
}

const WIDEST_COLUMN = 480;

/** The titles of the columns between names and bars. The grid owns this row, though it stands outside of what scrolls. */
export function ColumnHeads({ model, onCells }: ColumnHeadsProps) {
  const { layout } = model;
  const columns = useColumns(model);
  useEffect(() => {
    onCells({ count: columns.length, render: (span) => <ColumnCells columns={columns} span={span} /> });
  }, [columns, onCells]);
  useEffect(() => () => onCells(null), [onCells]);

  return (
    <div
      {...OWN_GESTURES}
      id={COLUMN_HEADS}
      role="row"
      className="absolute flex bg-bg text-[11px] text-ink3"
      style={{ left: layout.nameWidth, top: layout.nameHeadTop, height: layout.nameHeadHeight }}
    >
      <span role="columnheader" aria-colindex={1} className="sr-only">
        Name
      </span>
      {columns.map((column, i) => (
        <ColumnHead key={column.id} column={column} index={i} isLast={i === columns.length - 1} />
      ))}
      <span role="columnheader" aria-colindex={2 + columns.length} className="sr-only">
        Time
      </span>
    </div>
  );
}

interface ColumnHeadProps {
  readonly column: ShownColumn;
  readonly index: number;
  readonly isLast: boolean;
}

function ColumnHead({ column, index, isLast }: ColumnHeadProps) {
  const { id, title, width, isNumeric, isUnreadable } = column;
  const headId = `${COLUMN_HEADS}-${index}`;
  return (
    <span
      id={headId}
      role="columnheader"
      aria-colindex={2 + index}
      className="relative flex h-full shrink-0 border-line border-l"
      style={{ width }}
    >
      <Menu
        label={`Column ${title}`}
        trigger={
          <button
            type="button"
            title={isUnreadable ? `${title}: could not be read` : title}
            className={`relative flex h-full min-w-0 items-center gap-0.5 after:absolute after:inset-x-0 pointer-coarse:after:-inset-y-1.5 pr-2 pl-2 -outline-offset-2 hover:bg-hover hover:text-ink ${isUnreadable ? 'text-err' : ''} ${isNumeric ? 'justify-end' : ''}`}
            style={{ width: width - 1 }}
          >
            <bdi className="min-w-0 truncate">{isUnreadable ? `${title}: unreadable` : title}</bdi>
            <ChevronDown size={11} className="shrink-0" aria-hidden />
          </button>
        }
        entries={[
          { type: 'action', label: 'Move left', isDisabled: index === 0, onSelect: () => moveColumn(id, -1) },
          { type: 'action', label: 'Move right', isDisabled: isLast, onSelect: () => moveColumn(id, 1) },
          { type: 'separator' },
          { type: 'action', label: 'Remove column', onSelect: () => toggleColumn(id) },
        ]}
      />
      <DragEdge
        label={`Width of the column ${title}`}
        controls={headId}
        width={width}
        least={NARROWEST_COLUMN}
        most={WIDEST_COLUMN}
        side="before"
        onChange={(asked) => resizeColumn(id, asked)}
        onReset={() => resizeColumn(id, null)}
        style={{ right: -5 }}
      />
    </span>
  );
}
