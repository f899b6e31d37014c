import { dimensionRight, ghostEndsOf, ghostFlags } from '../insights/ghost-flags.ts';
import { paintGhostEnd } from '../insights/paint-ghost-end.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { xOfTime } from '../viewport.ts';
import type { Layer } from './layer.ts';

/** What if: a line where the root would end, behind bars and texts. What stands in the axis leaves no room for its labels. */
export const ghostEndLine: Layer = {
  id: 'ghost-end-line',
  place: 'grid',
  paint(brush, picture) {
    const ends = ghostEndsOf(picture);
    if (ends === null) return;
    paintGhostEnd(brush, xOfTime(picture.viewport, ends.after), AXIS_HEIGHT, AXIS_HEIGHT + brush.layout.bodyHeight);
  },
  flags(brush, picture) {
    const ends = ghostEndsOf(picture);
    const [end, change] = ghostFlags(brush, picture);
    if (ends === null || change === undefined) return [];
    return [{ left: end.left, width: dimensionRight(brush, picture, ends) - end.left, text: '', look: 'plain' }];
  },
};
