import { litBands } from '../insights/lit-bands.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer } from './layer.ts';

const TINT = 0.09;
const MARK: CssPixels = 3;

/** The same bands in the axis, with a mark at their feet. */
export const findingAxis: Layer = {
  id: 'finding-axis',
  place: 'axis',
  paint({ context, colours }, picture) {
    context.fillStyle = colours.accent;
    for (const { left, width } of litBands(picture)) {
      context.globalAlpha = TINT;
      context.fillRect(left, 0, width, AXIS_HEIGHT);
      context.globalAlpha = 1;
      context.fillRect(left, AXIS_HEIGHT - MARK, width, MARK);
    }
  },
};
