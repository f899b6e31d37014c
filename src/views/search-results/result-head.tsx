// biome-ignore-all lint/a11y/useSemanticElements: the grid is no <table>: its rows come and go at an offset of their own.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TraceColumn, TraceOrder } from '../../trace/trace-order.ts';
import { nextResultOrder } from './result-order.ts';
import type { TableColumn, TableLayout } from './table-layout.ts';

export interface ResultHeadProps {
  readonly layout: TableLayout;
  readonly order: TraceOrder;
  readonly onOrder: (order: TraceOrder) => void;
}

/** The headings of the results; those of figures are buttons that sort. */
export function ResultHead({ layout, order, onOrder }: ResultHeadProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its headings take the focus.
    <div
      role="row"
      aria-rowindex={1}
      className="grid h-8 items-center gap-x-3 border-b border-line px-4 text-ink2"
      style={{ gridTemplateColumns: layout.columns.map(({ track }) => track).join(' ') }}
    >
      {layout.columns.map((column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus.
        <div
          key={column.id}
          role="columnheader"
          aria-sort={order.column === column.id ? (order.isDescending ? 'descending' : 'ascending') : undefined}
          className="min-w-0"
        >
          {column.id === 'times' ? (
            <span className="block truncate" title={column.hint}>
              {column.title}
            </span>
          ) : (
            <SortButton column={column} id={column.id} order={order} onOrder={onOrder} />
          )}
        </div>
      ))}
    </div>
  );
}

interface SortButtonProps extends Omit<ResultHeadProps, 'layout'> {
  readonly column: TableColumn;
  readonly id: TraceColumn;
}

function SortButton({ column, id, order, onOrder }: SortButtonProps) {
  const isSorted = order.column === id;
  const Arrow = order.isDescending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onOrder(nextResultOrder(order, id))}
      className={`-mx-1.5 flex h-7 w-[calc(100%+12px)] cursor-pointer items-center gap-1 rounded px-1.5 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 ${column.isAtEnd ? 'flex-row-reverse' : ''} ${isSorted ? 'font-semibold text-ink' : ''}`}
    >
      <span className="truncate">{column.title}</span>
      {isSorted && <Arrow size={12} aria-hidden className="shrink-0" />}
    </button>
  );
}
