import type { GroupMark } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';

/** A pattern repeats after so much, both ways. */
const STEP: CssPixels = 4;

/** Returns what fills an area in a group's colour and mark as its swatch has them; the colour alone for a plain one. */
export function markedFill(
  context: CanvasRenderingContext2D,
  colour: string,
  mark: GroupMark,
  pixelRatio: number,
): string | CanvasPattern {
  if (mark === 'plain') return colour;
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(STEP * pixelRatio);
  const brush = tile.getContext('2d');
  if (brush === null) return colour;
  brush.scale(tile.width / STEP, tile.height / STEP);
  paintTile(brush, colour, mark);
  const pattern = context.createPattern(tile, 'repeat');
  // The areas are painted in CSS pixels, the tile in device pixels.
  pattern?.setTransform(new DOMMatrix().scale(STEP / tile.width));
  return pattern ?? colour;
}

function paintTile(brush: CanvasRenderingContext2D, colour: string, mark: Exclude<GroupMark, 'plain'>): void {
  brush.fillStyle = colour;
  switch (mark) {
    case 'striped':
      brush.fillRect(0, 0, 2.4, STEP);
      break;
    case 'dotted':
      brush.arc(STEP / 2, STEP / 2, 1.5, 0, 2 * Math.PI);
      brush.fill();
      break;
    case 'lined':
      brush.fillRect(0, 0, STEP, 2.4);
  }
}
