import { Waypoints, X } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { isPathAlone, togglePathAlone } from '../insights/path-alone.ts';
import type { Tool, ToolProps } from './tool.ts';
import { toolRoom } from './tool-room.ts';

/** While the rows of the critical path are the only ones: says so, and leads back to all. */
export const pathAloneTool: Tool = { id: 'path-alone', place: 'bars', component: PathAloneTool };

function PathAloneTool({ model }: ToolProps) {
  if (!isPathAlone(model)) return null;
  return (
    <span className="mr-auto flex h-[22px] min-w-0 items-center rounded bg-accent-bg pl-2 text-[11px] text-ink">
      <span className="min-w-0 truncate" title="Only rows of the critical path are shown">
        {model.layout.isNarrow && <Waypoints size={14} aria-hidden />}
        {!model.layout.isNarrow && (toolRoom(model).isTight ? 'Path only' : 'Only the critical path')}
      </span>
      <IconButton label="Show all rows" size="small" onClick={() => togglePathAlone(model)}>
        <X size={12} aria-hidden />
      </IconButton>
    </span>
  );
}
