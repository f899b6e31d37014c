import { X } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { changeWords } from '../insights/change-words.ts';
import { GhostIcon } from '../insights/layer-icons.tsx';
import type { Tool, ToolProps } from './tool.ts';
import { toolRoom } from './tool-room.ts';

/** While ghosts of a “what if” are shown: what was asked, and the way back. */
export const whatIfTool: Tool = { id: 'what-if', place: 'bars', component: WhatIfTool };

function WhatIfTool({ model }: ToolProps) {
  const { insights, trace, layout } = model;
  const [first, ...others] = insights?.changes ?? [];
  if (insights === null || first === undefined) return null;
  const words = changeWords(trace, first) + (others.length > 0 ? ` and ${others.length} more` : '');
  return (
    <span className="mr-auto flex h-[26px] min-w-16 items-center gap-1.5 rounded border border-accent bg-accent-bg pl-2 text-accent">
      <GhostIcon />
      <bdi className={layout.isNarrow ? 'sr-only' : 'min-w-0 truncate'} title={`What if: ${words}`}>
        <span className={toolRoom(model).isTight ? 'sr-only' : undefined}>What if: </span>
        {words}
      </bdi>
      <IconButton
        label="Take “what if” back"
        title="Take “what if” back (r takes the last one back)"
        size="small"
        onClick={() => insights.onChange([])}
      >
        <X size={12} aria-hidden />
      </IconButton>
    </span>
  );
}
