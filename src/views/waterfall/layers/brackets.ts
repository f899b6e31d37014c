import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import { wholeWord } from '../../../analysis/wording/whole-word.ts';
import { type Brush, snap } from '../brush.ts';
import { type BracketPlace, bracketPlaces } from '../insights/bracket-places.ts';
import { chooseFinding } from '../insights/choose-finding.ts';
import { findingName, isFindingDoubtful, litFindingOf } from '../insights/shown-analysis.ts';
import { AXIS_HEIGHT, type Layout } from '../layout.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const THICK: CssPixels = 1.5;
const TICK: CssPixels = 4;
/** So near to the line the pointer is on it. */
const REACH: CssPixels = 4;
const DIM = 0.5;
/** Of the line over calls of which a finding is hardly worth telling. */
const DASHES = [3, 3];

/** Calls that could run at once: a line over the row of the first one, from its start to the last one's end. */
export const bracketsLayer: Layer = {
  id: 'brackets',
  place: 'bars',
  paint(brush, picture) {
    const lit = litFindingOf(picture.model);
    for (const place of bracketPlaces(picture)) {
      brush.context.globalAlpha = lit < 0 || lit === place.bracket.finding ? 1 : DIM;
      paintBracket(brush, place, isFindingDoubtful(picture.model, place.bracket.finding));
    }
    brush.context.globalAlpha = 1;
  },
  noteAt(picture, x, y) {
    const place = placeAt(picture, x, y);
    if (place === null) return null;
    const { label, saving, finding } = place.bracket;
    const lines =
      saving > 0 ? [`At once the ${wholeWord(picture.model.trace)} would be ${inSentence(saving)} shorter`] : [];
    return { title: label, lines: [...lines, findingName(picture.model, finding)] };
  },
  clickAt(picture, x, y) {
    const place = placeAt(picture, x, y);
    return place === null ? null : () => chooseFinding(picture.model, place.bracket.finding);
  },
};

/** From the row's upper edge; below the text of a two-line row. */
function topOf({ isNarrow, barTop }: Layout): CssPixels {
  return isNarrow ? barTop - TICK : 0.5;
}

function placeAt(picture: LayerPicture, x: CssPixels, y: CssPixels): BracketPlace | null {
  const isThere = (place: BracketPlace) =>
    x >= place.from && x <= place.to && Math.abs(y - place.y - topOf(picture.model.layout)) <= REACH;
  return bracketPlaces(picture).find(isThere) ?? null;
}

function paintBracket(
  { context, colours, pixelRatio, layout }: Brush,
  { from, to, y, ticks }: BracketPlace,
  isDashed: boolean,
): void {
  const top = AXIS_HEIGHT + y + topOf(layout);
  const left = snap(from, pixelRatio);
  const right = snap(to, pixelRatio);
  context.fillStyle = colours.accent;
  if (isDashed) paintDashed(context, left, right, top, colours.accent);
  else context.fillRect(left, top, right - left, THICK);
  for (const x of ticks) context.fillRect(snap(x, pixelRatio), top, 1, TICK);
  context.fillRect(right - 1, top, 1, TICK);
}

function paintDashed(
  context: Brush['context'],
  left: CssPixels,
  right: CssPixels,
  top: CssPixels,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(DASHES);
  context.beginPath();
  context.moveTo(left, top + 0.5);
  context.lineTo(right, top + 0.5);
  context.stroke();
  context.setLineDash([]);
}
