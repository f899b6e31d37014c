import { ListTree, X } from 'lucide-react';
import { spanName } from '../../../trace/span.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { shortText } from '../short-text.ts';
import { leaveSubtree } from '../subtree.ts';
import type { Tool, ToolProps } from './tool.ts';

/** While a subtree alone is shown: of which span, and the way back to all rows. */
export const subtreeTool: Tool = { id: 'subtree', place: 'bars', component: SubtreeTool };

function SubtreeTool({ model }: ToolProps) {
  const { trace, tree, layout } = model;
  if (tree.root < 0) return null;
  const name = shortText(spanName(trace, tree.root), 200) || 'unnamed';
  return (
    // Other tools keep their width: this one has what they leave.
    <span className="flex min-w-16 flex-1">
      <span className="flex min-w-0 items-center rounded bg-accent-bg pl-2 text-[11px] text-ink">
        <span className="truncate" title={`Only the subtree of ${name} is shown`}>
          {layout.isNarrow ? (
            <ListTree size={14} aria-hidden />
          ) : (
            <>
              Subtree of <bdi className="font-semibold">{name}</bdi>
            </>
          )}
        </span>
        <IconButton label="Show all rows" size="small" onClick={() => leaveSubtree(model)}>
          <X size={12} aria-hidden />
        </IconButton>
      </span>
    </span>
  );
}
