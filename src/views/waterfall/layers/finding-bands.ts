import { litBands } from '../insights/lit-bands.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import type { Layer } from './layer.ts';

const TINT = 0.09;

/** When the finding that is pointed at or chosen takes place, as pale bands behind the bars. */
export const findingBands: Layer = {
  id: 'finding-bands',
  place: 'labels',
  paint({ context, colours, layout }, picture) {
    context.fillStyle = colours.accent;
    context.globalAlpha = TINT;
    // Below all that is painted already, and behind durations too.
    context.globalCompositeOperation = 'destination-over';
    for (const { left, width } of litBands(picture)) context.fillRect(left, AXIS_HEIGHT, width, layout.bodyHeight);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  },
};
