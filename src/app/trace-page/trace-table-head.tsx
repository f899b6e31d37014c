import { ArrowDown, ArrowUp, type LucideIcon } from 'lucide-react';
import type { TraceColumn, TraceOrder } from '../../trace/trace-order.ts';
import { nextOrder } from './next-order.ts';

/** Columns that a narrow page has in a second line below the root. */
export const HIDDEN_WHERE_NARROW = 'max-md:hidden';

interface Column {
  readonly id: TraceColumn;
  readonly title: string;
  readonly looks: string;
  /** Its figures stand at the right, and so does its title. */
  readonly isAtEnd: boolean;
}

const COLUMNS: readonly Column[] = [
  { id: 'root', title: 'Root', looks: '', isAtEnd: false },
  { id: 'start', title: 'Start', looks: `w-[130px] lg:w-[228px] ${HIDDEN_WHERE_NARROW}`, isAtEnd: false },
  { id: 'duration', title: 'Duration', looks: 'w-[86px] lg:w-[220px]', isAtEnd: false },
  { id: 'services', title: 'Services', looks: `w-[84px] ${HIDDEN_WHERE_NARROW}`, isAtEnd: true },
  { id: 'spans', title: 'Spans', looks: `w-[72px] ${HIDDEN_WHERE_NARROW}`, isAtEnd: true },
  { id: 'errors', title: 'Errors', looks: 'w-[76px]', isAtEnd: true },
];

export interface TraceTableHeadProps {
  /** null: as the traces came. */
  readonly order: TraceOrder | null;
  readonly onOrder: (order: TraceOrder | null) => void;
}

/** The headings of a list of traces, each a button that sorts by it. */
export function TraceTableHead({ order, onOrder }: TraceTableHeadProps) {
  return (
    <thead>
      <tr className="border-b border-line text-left text-ink2 [&>th]:font-normal">
        {COLUMNS.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={order?.column === column.id ? direction(order) : undefined}
            className={`h-8 first:pl-2 last:pr-2 ${column.looks}`}
          >
            <Heading column={column} order={order} onOrder={onOrder} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Heading({ column, order, onOrder }: TraceTableHeadProps & { readonly column: Column }) {
  const Arrow = order?.column === column.id ? arrow(order) : null;
  return (
    <button
      type="button"
      onClick={() => onOrder(nextOrder(order, column.id))}
      className={`flex h-7 w-full cursor-pointer items-center gap-1 rounded px-2 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-9 ${column.isAtEnd ? 'flex-row-reverse' : ''} ${Arrow ? 'font-semibold text-ink' : ''}`}
    >
      {column.title}
      {Arrow && <Arrow size={12} aria-hidden className="shrink-0" />}
    </button>
  );
}

function direction({ isDescending }: TraceOrder): 'ascending' | 'descending' {
  return isDescending ? 'descending' : 'ascending';
}

function arrow({ isDescending }: TraceOrder): LucideIcon {
  return isDescending ? ArrowDown : ArrowUp;
}
