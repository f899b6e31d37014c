import { Clock } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import type { CssPixels } from '../viewport.ts';
import type { Tool, ToolProps } from './tool.ts';

/** Where a clock is proven wrong: whether spans stand at corrected times or as recorded. */
export const clockTool: Tool = { id: 'clock', place: 'bars', component: ClockTool };

/** With less room the icon stands alone. */
const ROOM_FOR_WORDS: CssPixels = 900;

function ClockTool({ model }: ToolProps) {
  const { insights, layout } = model;
  if (insights === null || insights.analysis.clock.corrected === null) return null;
  const { isAsRecorded, onAsRecorded } = insights;
  const hint = isAsRecorded
    ? 'Times are shown as recorded, without critical path and gaps; show them corrected'
    : 'Spans whose clock is proven wrong are moved; show all times as recorded';
  return (
    <Button
      variant="quiet"
      size="small"
      aria-pressed={!isAsRecorded}
      aria-label="Clocks corrected"
      title={hint}
      className={`px-1.5 ${isAsRecorded ? 'text-ink3 line-through' : 'text-ink'}`}
      onClick={() => onAsRecorded(!isAsRecorded)}
    >
      <Clock size={13} aria-hidden />
      {layout.canvasWidth >= ROOM_FOR_WORDS && <span>Clocks corrected</span>}
    </Button>
  );
}
