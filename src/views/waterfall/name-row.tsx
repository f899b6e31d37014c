// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that come and go at an offset of their own.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its active row.
import { type CSSProperties, memo, type ReactNode } from 'react';
import { serviceName, spanName } from '../../trace/span.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { durationText } from '../duration-text.ts';
import { guideOffset } from './depth-shift.ts';
import { RowIcon } from './row-icon.tsx';
import { RowMarks } from './row-marks.tsx';
import { descendantCount, isParent } from './rows.ts';
import { shortText } from './short-text.ts';
import type { CssPixels } from './viewport.ts';

interface NameRowProps {
  readonly id: string;
  readonly trace: SpanTable;
  readonly span: SpanIndex;
  /** 1-based, among the rows of the present collapse. */
  readonly position: number;
  /** How far in it is drawn: levels of `indent` pixels each; fewer than its depth in a very deep tree. */
  readonly level: number;
  readonly indent: CssPixels;
  /** The indent tells less than the depth, so a figure does. */
  readonly showsDepth: boolean;
  readonly isCollapsed: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** Kept for comparison. */
  readonly isPinned: boolean;
  readonly isNarrow: boolean;
  readonly isTwoLine: boolean;
  /** The column is so narrow that all but what went wrong gives way to the name. */
  readonly isTight: boolean;
  /** What its name leaves open, in grey behind it; empty for nothing. */
  readonly hint: string;
  /** Returns the cells of further columns, null where there are none. */
  readonly cells: RowCells | null;
  readonly colour: string;
  /** Others are pointed out. */
  readonly isDim: boolean;
}

/** Returns the cells of a row that stand between its name and its bar. */
export interface RowCells {
  /** How many there are. */
  readonly count: number;
  readonly render: (span: SpanIndex) => ReactNode;
}

/** Lines down from each ancestor's expander. */
function guides(indent: CssPixels): string {
  const at = guideOffset(indent);
  return `repeating-linear-gradient(to right, transparent 0 ${at}px, var(--lp-line) ${at}px ${at + 1}px, transparent ${at + 1}px ${indent}px)`;
}

/** A row: its name on the left, the cells of further columns, and an empty half over which the canvas lies. */
export const NameRow = memo(function NameRow(props: NameRowProps) {
  const { id, trace, span, position, isCollapsed, isSelected, isActive, isNarrow, isDim, cells } = props;
  return (
    <div
      id={id}
      role="row"
      aria-label={rowInWords(props)}
      aria-describedby={isCollapsed ? hiddenId(id) : undefined}
      aria-level={trace.depth[span] + 1}
      aria-expanded={isParent(trace, span) ? !isCollapsed : undefined}
      aria-selected={isSelected}
      aria-rowindex={position}
      data-span={span}
      className={rowClass(isNarrow, isSelected, isActive)}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className={`flex min-w-0 items-center pl-2 ${isNarrow ? 'h-[19px] w-full pr-4' : 'h-full w-(--name-width) shrink-0 pr-3'} ${isDim ? 'text-ink3' : ''}`}
      >
        <Name {...props} />
      </div>
      {cells?.render(span)}
      <div role="gridcell" aria-colindex={2 + (cells?.count ?? 0)} className="sr-only">
        {timeInWords(trace, span)}
      </div>
    </div>
  );
});

function rowClass(isNarrow: boolean, isSelected: boolean, isActive: boolean): string {
  const size = isNarrow ? 'border-b border-grid' : 'flex';
  const state = isSelected ? 'bg-accent-bg shadow-[inset_2px_0_0_var(--lp-accent)]' : 'hover:bg-hover';
  // Rings are for those who came by keyboard, and for all once they use keys.
  const ring =
    '-outline-offset-2 outline-accent group-focus-visible:outline-2 group-focus-within:group-data-keys:outline-2';
  // Without `style`: of a row that comes or goes with that, the engine lays out and paints every list of the page anew.
  const containment = '[contain:size_layout_paint]';
  return `relative h-(--row-height) ${containment} ${size} ${state} ${isActive ? ring : ''}`;
}

function Name(props: NameRowProps) {
  const { trace, span, isCollapsed, isNarrow, isTwoLine, colour, isDim, hint } = props;
  const name = spanName(trace, span);
  return (
    <>
      {props.showsDepth && <DepthFigure depth={trace.depth[span] + 1} />}
      <span data-indent aria-hidden="true" className="h-full shrink-0" style={indentStyle(props)} />
      <Expander isParent={isParent(trace, span)} isCollapsed={isCollapsed} />
      <span
        aria-hidden="true"
        className={`mr-1.5 w-[3px] shrink-0 rounded-[1px] forced-color-adjust-none ${isTwoLine ? 'h-7' : 'h-[13px]'}`}
        style={{ background: colour, opacity: isDim ? 0.4 : 1 }}
      />
      <span className={`flex min-w-0 flex-1 ${isTwoLine ? 'flex-col' : 'items-center'}`}>
        {(isTwoLine || namesItsService(trace, span)) && <ServiceName trace={trace} span={span} isTwoLine={isTwoLine} />}
        <span data-name className="flex min-w-0">
          <bdi className={`min-w-0 truncate ${name === '' ? 'text-ink3 italic' : ''}`} title={shortText(name, 2000)}>
            {name === '' ? 'unnamed' : shortText(name, 300)}
          </bdi>
          {hint !== '' && (
            <bdi dir="ltr" className="ml-1.5 min-w-0 shrink-[99] truncate text-ink3">
              {hint}
            </bdi>
          )}
        </span>
      </span>
      <RowMarks
        trace={trace}
        span={span}
        hiddenCount={isCollapsed ? descendantCount(trace, span) : 0}
        hiddenId={hiddenId(props.id)}
        isTight={props.isTight}
      />
      {isNarrow && (
        <span aria-hidden="true" className="shrink-0 pl-2 text-ink2">
          {durationText(trace, span)}
        </span>
      )}
    </>
  );
}

/** The depth stands in place of the furthest lines: whole levels of the indent that the deepest trees have. */
const FIGURE_WIDTH: CssPixels = 24;

/** Screen readers have the level of the row. */
function DepthFigure({ depth }: { depth: number }) {
  return (
    <span
      aria-hidden="true"
      className="shrink-0 text-[10px] text-ink3"
      style={{ width: FIGURE_WIDTH }}
      title={`Level ${depth}`}
    >
      {depth < 1000 ? depth : `${Math.floor(depth / 1000)}k`}
    </span>
  );
}

function ServiceName({ trace, span, isTwoLine }: { trace: SpanTable; span: SpanIndex; isTwoLine: boolean }) {
  const service = serviceName(trace, span);
  return (
    <bdi
      data-service
      className={`shrink-0 truncate font-semibold ${isTwoLine ? 'max-w-full self-start' : 'mr-1.5 max-w-[60%]'}`}
    >
      {service === '' ? 'unknown service' : shortText(service, 120)}
    </bdi>
  );
}

function Expander({ isParent, isCollapsed }: { isParent: boolean; isCollapsed: boolean }) {
  if (!isParent) return <span className="w-4 shrink-0" />;
  return (
    <button
      type="button"
      // Arrow keys do the same; a stop a row would make the grid endless for Tab.
      tabIndex={-1}
      data-expander
      aria-label={isCollapsed ? 'Expand' : 'Collapse'}
      className="relative flex h-full w-4 shrink-0 items-center text-ink2 after:absolute after:-inset-x-1 after:top-0 after:h-(--row-height) hover:text-ink pointer-coarse:after:-inset-x-2.5"
    >
      <RowIcon name={isCollapsed ? 'collapsed' : 'expanded'} className="size-3.5" />
    </button>
  );
}

function indentStyle({ level, indent, isNarrow, showsDepth }: NameRowProps): CSSProperties {
  // A guide would stop in the middle of a narrow window's row, above its bar.
  const width = Math.max(0, showsDepth ? level * indent - FIGURE_WIDTH : level * indent);
  return { width, background: width > 0 && !isNarrow ? guides(indent) : undefined };
}

/** A service is named where it changes; the stripe's colour repeats it. */
function namesItsService({ parent, service }: SpanTable, span: SpanIndex): boolean {
  return parent[span] < 0 || service[parent[span]] !== service[span];
}

/** Returns the id of what tells what a collapsed row hides. */
function hiddenId(rowId: string): string {
  return `${rowId}-hidden`;
}

/** The row's name, whole: what is seen of it leaves out the service where it is the parent's. */
function rowInWords({ trace, span, hint, isPinned }: NameRowProps): string {
  const service = shortText(serviceName(trace, span), 120) || 'unknown service';
  const name = shortText(spanName(trace, span), 300) || 'unnamed';
  const error = trace.status[span] === StatusCode.Error ? ', error' : '';
  return `${[service, name, hint].join(' ').trim()}${error}, ${timeInWords(trace, span)}${isPinned ? ', pinned' : ''}`;
}

function timeInWords(trace: SpanTable, span: SpanIndex): string {
  return `${durationText(trace, span)}, starts at ${formatDuration(trace.start[span])}`;
}
