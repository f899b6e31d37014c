import { Ruler } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { FullModel } from '../full-model.ts';
import { reading } from '../reading.tsx';
import { rulerOf } from '../ruler/ruler.ts';
import type { Tool } from './tool.ts';

function RulerTool({ store }: Pick<FullModel, 'store'>) {
  const ruler = rulerOf(store);
  const isUp = useSyncExternalStore(ruler.subscribe, ruler.get) !== null;
  return (
    <IconButton
      label={isUp ? 'Remove the ruler' : 'Measure'}
      onClick={() => ruler.set(isUp ? null : { phase: 'armed' })}
    >
      <Ruler size={14} aria-hidden />
    </IconButton>
  );
}

/** Takes a ruler up, for those who have no keys, and lays it down. */
export const rulerTool: Tool = {
  id: 'ruler',
  place: 'bars',
  component: reading(({ store }) => ({ store }), RulerTool),
};
