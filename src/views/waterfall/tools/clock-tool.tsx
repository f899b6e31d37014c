import { Clock, ClockAlert } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import type { FullModel } from '../full-model.ts';
import { reading } from '../reading.tsx';
import type { CssPixels } from '../viewport.ts';
import type { Tool } from './tool.ts';

/** With less room the icon stands alone. */
const ROOM_FOR_WORDS: CssPixels = 900;

function ClockTool({ insights, layout }: Pick<FullModel, 'insights' | 'layout'>) {
  if (insights === null || insights.analysis.clock.corrected === null) return null;
  const { isAsRecorded, onAsRecorded } = insights;
  const hint = isAsRecorded
    ? 'Times are shown as recorded, without critical path and gaps; show them corrected'
    : 'Spans whose clock is proven wrong are moved; show all times as recorded';
  return (
    <Button
      variant="quiet"
      size="small"
      aria-label={isAsRecorded ? 'As recorded: show times corrected' : 'Clocks corrected: show times as recorded'}
      title={hint}
      className={`px-1.5 ${isAsRecorded ? 'text-accent' : 'text-ink'}`}
      onClick={() => onAsRecorded(!isAsRecorded)}
    >
      {isAsRecorded ? <ClockAlert size={13} aria-hidden /> : <Clock size={13} aria-hidden />}
      {isAsRecorded && !layout.isNarrow && <span>As recorded</span>}
      {!isAsRecorded && layout.canvasWidth >= ROOM_FOR_WORDS && <span>Clocks corrected</span>}
    </Button>
  );
}

/** Where a clock is proven wrong: whether spans stand at corrected times or as recorded. */
export const clockTool: Tool = {
  id: 'clock',
  place: 'bars',
  component: reading(({ insights, layout }) => ({ insights, layout }), ClockTool),
};
