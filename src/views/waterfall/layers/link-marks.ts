import type { SpanIndex } from '../../../trace/units.ts';
import type { Brush } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { linkNote, rowOfLink } from '../marks/link-note.ts';
import { LINK_WIDTH, linkPlace } from '../marks/link-places.ts';
import { momentsCacheOf } from '../marks/moments-cache.ts';
import { rowAt } from '../marks/row-at.ts';
import type { CssPixels } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** A link of the chain. */
const RING: CssPixels = 7.5;
const RING_HEIGHT: CssPixels = 5;

/** Span links as a small chain before the bar; a click goes to where a link points, or to the list of them. */
export const linkMarks: Layer = {
  id: 'links',
  place: 'bars',
  paint(brush, { model, scene }) {
    if (!model.settings.showsMoments) return;
    const { layout, trace } = model;
    for (const row of scene.rows) {
      const place = linkPlace(trace, row, layout);
      if (place !== null) paintChain(brush, place.x, AXIS_HEIGHT + row.y + layout.barTop + layout.barHeight / 2);
    }
  },
  noteAt(picture, x, y) {
    const span = linkedRowAt(picture, x, y);
    return span < 0 ? null : linkNote(picture.model.trace, momentsOf(picture.model, span));
  },
  clickAt(picture, x, y) {
    const span = linkedRowAt(picture, x, y);
    return span < 0 ? null : () => follow(picture.model, span);
  },
};

function linkedRowAt(picture: LayerPicture, x: CssPixels, y: CssPixels): SpanIndex {
  const { model } = picture;
  const row = rowAt(picture, y);
  const place = row === undefined || !model.settings.showsMoments ? null : linkPlace(model.trace, row, model.layout);
  if (row === undefined || place === null) return -1;
  return x >= place.x - 2 && x <= place.x + LINK_WIDTH + 2 ? row.span : -1;
}

function momentsOf({ readers, store }: WaterfallModel, span: SpanIndex) {
  return momentsCacheOf(readers, store.requestFrame).get(span);
}

function follow(model: WaterfallModel, span: SpanIndex): void {
  const moments = momentsOf(model, span);
  const [link] = moments?.links ?? [];
  const row = link === undefined ? -1 : rowOfLink(model.trace, link);
  if (link === undefined || moments?.linkCount !== 1) model.onOpenDetails(span);
  else if (row >= 0) model.onSelect(row);
  else model.onOpenTrace(link.traceId, link.spanId);
}

function paintChain({ context, colours }: Brush, x: CssPixels, middle: CssPixels): void {
  const top = middle - RING_HEIGHT / 2;
  const chain = () => {
    context.beginPath();
    context.roundRect(x + 0.5, top, RING, RING_HEIGHT, RING_HEIGHT / 2);
    context.roundRect(x + LINK_WIDTH - RING - 0.5, top, RING, RING_HEIGHT, RING_HEIGHT / 2);
    context.stroke();
  };
  context.strokeStyle = colours.bg;
  context.lineWidth = 4;
  chain();
  context.strokeStyle = colours.ink2;
  context.lineWidth = 1.4;
  chain();
}
