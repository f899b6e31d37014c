// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot hold rows that come and go at an offset of their own.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at its active row.
import { type CSSProperties, memo } from 'react';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { durationText } from '../duration-text.ts';
import { INDENT } from './depth-shift.ts';
import { RowIcon } from './row-icon.tsx';
import { RowMarks } from './row-marks.tsx';
import { descendantCount, isParent } from './rows.ts';
import { shortText } from './short-text.ts';

interface NameRowProps {
  readonly id: string;
  readonly trace: SpanTable;
  readonly span: SpanIndex;
  /** 1-based, among the rows of the present collapse. */
  readonly position: number;
  /** How far in it is drawn; less than its depth in a very deep tree. */
  readonly level: number;
  readonly isCollapsed: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isNarrow: boolean;
  readonly colour: string;
  /** Others are pointed out. */
  readonly isDim: boolean;
}

/** Lines down from each ancestor's expander. */
const GUIDES = 'repeating-linear-gradient(to right, transparent 0 7px, var(--lp-line) 7px 8px, transparent 8px 12px)';

/** A row: its name on the left, and an empty half over which the canvas lies. */
export const NameRow = memo(function NameRow(props: NameRowProps) {
  const { id, trace, span, position, isCollapsed, isSelected, isActive, isNarrow, isDim } = props;
  return (
    <div
      id={id}
      role="row"
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
        className={`flex min-w-0 items-center pl-2 ${isNarrow ? 'h-[19px] w-full pr-4' : 'h-full w-(--name-width) pr-3'} ${isDim ? 'text-ink3' : ''}`}
      >
        <Name {...props} />
      </div>
      <div role="gridcell" aria-colindex={2} className="sr-only">
        {timeInWords(trace, span)}
      </div>
    </div>
  );
});

function rowClass(isNarrow: boolean, isSelected: boolean, isActive: boolean): string {
  const size = isNarrow ? 'h-[35px] border-b border-grid' : 'h-[22px]';
  const state = isSelected ? 'bg-accent-bg shadow-[inset_2px_0_0_var(--lp-accent)]' : 'hover:bg-hover';
  // Rings are for those who came by keyboard, and for all once they use keys.
  const ring =
    '-outline-offset-2 outline-accent group-focus-visible:outline-2 group-focus-within:group-data-keys:outline-2';
  return `relative contain-strict ${size} ${state} ${isActive ? ring : ''}`;
}

function Name({ trace, span, level, isCollapsed, isNarrow, colour }: NameRowProps) {
  const name = spanName(trace, span);
  return (
    <>
      <span aria-hidden="true" className="h-full shrink-0" style={indentStyle(level, isNarrow)} />
      <Expander isParent={isParent(trace, span)} isCollapsed={isCollapsed} />
      <span
        aria-hidden="true"
        className="mr-1.5 h-[13px] w-[3px] shrink-0 rounded-[1px]"
        style={{ background: colour }}
      />
      {namesItsService(trace, span) && <ServiceName trace={trace} span={span} />}
      <bdi className={`min-w-0 truncate ${name === '' ? 'text-ink3 italic' : ''}`} title={shortText(name, 2000)}>
        {name === '' ? 'unnamed' : shortText(name, 300)}
      </bdi>
      <RowMarks trace={trace} span={span} hiddenCount={isCollapsed ? descendantCount(trace, span) : 0} />
      {isNarrow && (
        <span aria-hidden="true" className="shrink-0 pl-2 text-ink2">
          {durationText(trace, span)}
        </span>
      )}
    </>
  );
}

function ServiceName({ trace, span }: { trace: SpanTable; span: SpanIndex }) {
  const service = serviceName(trace, span);
  return (
    <bdi data-service className="mr-1.5 max-w-[50%] shrink-0 truncate font-semibold">
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
      className="flex h-full w-4 shrink-0 items-center text-ink2 hover:text-ink"
    >
      <RowIcon name={isCollapsed ? 'collapsed' : 'expanded'} className="size-3.5" />
    </button>
  );
}

function indentStyle(level: number, isNarrow: boolean): CSSProperties {
  // A guide would stop in the middle of a two-line row, above its bar.
  return { width: level * INDENT, background: level > 0 && !isNarrow ? GUIDES : undefined };
}

/** A service is named where it changes; the stripe's colour repeats it. */
function namesItsService({ parent, service }: SpanTable, span: SpanIndex): boolean {
  return parent[span] < 0 || service[parent[span]] !== service[span];
}

function timeInWords(trace: SpanTable, span: SpanIndex): string {
  return `${durationText(trace, span)}, starts at ${formatDuration(trace.start[span])}`;
}
