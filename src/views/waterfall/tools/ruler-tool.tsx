import { Ruler } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { FullModel } from '../full-model.ts';
import { reading } from '../reading.tsx';
import { rulerOf } from '../ruler/ruler.ts';
import { rulerAction } from '../ruler/ruler-action.ts';
import type { Tool } from './tool.ts';
import { toolRoom } from './tool-room.ts';

interface RulerToolProps extends Pick<FullModel, 'store'> {
  /** The View menu has it, for want of room. */
  readonly isInMenu: boolean;
}

function RulerTool({ store, isInMenu }: RulerToolProps) {
  const ruler = rulerOf(store);
  useSyncExternalStore(ruler.subscribe, ruler.get);
  if (isInMenu) return null;
  const { label, run } = rulerAction(store);
  return (
    <IconButton label={label} onClick={run}>
      <Ruler size={14} aria-hidden />
    </IconButton>
  );
}

/** Takes a ruler up, for those who have no keys, and lays it down. */
export const rulerTool: Tool = {
  id: 'ruler',
  place: 'bars',
  component: reading((model) => {
    const { store, layout } = model;
    return { store, isInMenu: layout.isNarrow && toolRoom(model).isTight };
  }, RulerTool),
};
