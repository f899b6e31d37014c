import { ChevronsDownUp, ChevronsUpDown, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { collapseAll } from './collapse.ts';
import { OWN_GESTURES } from './gesture-manager.ts';
import type { Layout } from './layout.ts';
import type { Tree } from './use-tree.ts';

interface WaterfallHeaderProps {
  readonly layout: Layout;
  readonly isPreview: boolean;
  readonly trace: SpanTable;
  readonly setCollapsed: Tree['setCollapsed'];
}

/** Head of the name column. A narrow window has none: its tools do the same. */
export const WaterfallHeader = memo(function WaterfallHeader(props: WaterfallHeaderProps) {
  const { layout, isPreview, trace, setCollapsed } = props;
  if (layout.isNarrow) return null;
  return (
    <div
      {...OWN_GESTURES}
      className="absolute left-0 flex items-center gap-1 bg-bg pr-3 pl-4 text-[11px] text-ink3 pointer-coarse:gap-3"
      style={{
        width: layout.nameWidth,
        height: layout.nameHeadHeight,
        top: layout.nameHeadTop,
      }}
    >
      <span className="min-w-0 flex-1 truncate">
        {isPreview ? 'Rows so far, in order of arrival' : 'Service › operation'}
      </span>
      <HeaderButton label="Collapse all" icon={ChevronsDownUp} onClick={() => setCollapsed(() => collapseAll(trace))} />
      <HeaderButton
        label="Expand all"
        icon={ChevronsUpDown}
        onClick={() => setCollapsed(() => new SpanSet(trace.length))}
      />
    </div>
  );
});

interface HeaderButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
}

function HeaderButton({ label, icon: Icon, onClick }: HeaderButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="relative flex size-6 shrink-0 items-center justify-center rounded text-ink2 -outline-offset-2 after:absolute hover:bg-hover hover:text-ink pointer-coarse:after:-inset-1.5"
      onClick={onClick}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
