import { Fragment } from 'react';
import { FoldedText } from '../../ui/folded-text.tsx';
import { ColumnHead } from './column-head.tsx';
import { type ComparisonGroup, type ComparisonRow, isUnlikeBase, type MaybeCell } from './comparison.ts';
import type { ComparisonProps } from './comparison-view.tsx';
import { KeyText } from './key-text.tsx';

const VALUE_LIMIT = 300;
const KEY_LIMIT = 200;
/** CSS pixels below which a column scrolls aside rather than be squeezed. */
const LEAST_COLUMN = 124;
const LEAST_KEYS = 104;

export interface ComparisonTableProps extends ComparisonProps {
  readonly groups: readonly ComparisonGroup[];
}

/** The columns, with the names of rows and spans in sight wherever one scrolls to. */
export function ComparisonTable(props: ComparisonTableProps) {
  const { columns, groups } = props;
  return (
    <section
      aria-label="Comparison"
      className="@container min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <table
        aria-label="Compared spans"
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: LEAST_KEYS + columns.length * LEAST_COLUMN }}
      >
        <thead>
          <tr>
            <td className="sticky top-0 left-0 z-30 w-[104px] border-b border-line2 bg-surface @lg:w-[220px]" />
            {columns.map((column, at) => (
              <ColumnHead key={column.key} {...props} column={column} isBase={at === 0} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <Group key={group.title} group={group} span={columns.length + 1} />
        ))}
      </table>
      {groups.length === 0 && <p className="px-3 py-3 text-ink2">Nothing differs.</p>}
    </section>
  );
}

function Group({ group: { title, rows }, span }: { readonly group: ComparisonGroup; readonly span: number }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={span} className="border-b border-line px-3 pt-3 pb-1 text-left font-semibold">
          <span className="sticky left-3">{title}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.title} row={row} />
      ))}
    </tbody>
  );
}

const KEY_CELL =
  'sticky left-0 z-10 border-b border-line bg-surface px-3 py-1 text-left align-top whitespace-pre-wrap [overflow-wrap:anywhere]';

function Row({ row }: { readonly row: ComparisonRow }) {
  return (
    <tr>
      <th scope="row" className={`${KEY_CELL} ${row.differs ? 'font-semibold' : 'font-normal text-ink3'}`}>
        <bdi>
          <KeyText text={row.title || '(no key)'} limit={KEY_LIMIT} />
        </bdi>
      </th>
      {row.cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's
        <Cell key={at} cell={cell} isUnlike={isUnlikeBase(row, at)} />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly cell: MaybeCell;
  /** Says something else than the base. */
  readonly isUnlike: boolean;
}

const VALUE_CELL = 'border-b border-l border-line px-2.5 py-1 align-top whitespace-pre-wrap [overflow-wrap:anywhere]';

function Cell({ cell, isUnlike }: CellProps) {
  return (
    <td className={`${VALUE_CELL} ${isUnlike ? 'bg-accent-bg font-semibold' : ''}`}>
      {isUnlike && (
        <>
          <span aria-hidden className="pr-1 text-accent">
            ≠
          </span>
          <span className="sr-only">differs: </span>
        </>
      )}
      <Value cell={cell} />
    </td>
  );
}

function Value({ cell }: { readonly cell: MaybeCell }) {
  if (cell === undefined) return <span className="text-ink3">…</span>;
  if (cell === null) return <Absent />;
  return (
    <Fragment>
      <bdi className="mr-1.5">
        {cell.text === '' ? (
          <span className="text-ink3">empty text</span>
        ) : (
          <FoldedText text={cell.text} limit={VALUE_LIMIT} />
        )}
      </bdi>
      {cell.note !== '' && <span className="inline-block font-normal text-ink2">{cell.note}</span>}
    </Fragment>
  );
}

function Absent() {
  return (
    <span className="font-normal text-ink3">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}
