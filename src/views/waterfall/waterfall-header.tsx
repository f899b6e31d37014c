import { ChevronsDownUp, ChevronsUpDown, type LucideIcon } from 'lucide-react';
import { OWN_GESTURES } from './gesture-manager.ts';
import type { Layout } from './layout.ts';

interface WaterfallHeaderProps {
  readonly layout: Layout;
  readonly isPreview: boolean;
  readonly onCollapseAll: () => void;
  readonly onExpandAll: () => void;
}

/** Head of the name column. */
export function WaterfallHeader({ layout, isPreview, onCollapseAll, onExpandAll }: WaterfallHeaderProps) {
  return (
    <div
      {...OWN_GESTURES}
      className={`absolute flex items-center gap-1 pr-3 pl-4 text-[11px] text-ink3 ${layout.isNarrow ? 'right-0' : 'left-0 bg-bg'}`}
      style={{
        width: layout.isNarrow ? undefined : layout.nameWidth,
        height: layout.nameHeadHeight,
        top: layout.nameHeadTop,
      }}
    >
      {!layout.isNarrow && (
        <span className="min-w-0 flex-1 truncate">
          {isPreview ? 'Rows so far, in order of arrival' : 'Service › operation'}
        </span>
      )}
      <HeaderButton
        label="Collapse all"
        icon={ChevronsDownUp}
        size={layout.isNarrow ? 32 : 24}
        onClick={onCollapseAll}
      />
      <HeaderButton label="Expand all" icon={ChevronsUpDown} size={layout.isNarrow ? 32 : 24} onClick={onExpandAll} />
    </div>
  );
}

interface HeaderButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly size: number;
  readonly onClick: () => void;
}

function HeaderButton({ label, icon: Icon, size, onClick }: HeaderButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="flex shrink-0 items-center justify-center rounded text-ink2 -outline-offset-2 hover:bg-hover hover:text-ink"
      style={{ width: size, height: size }}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
