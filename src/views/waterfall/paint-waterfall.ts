import { type AxisFlag, flagAt } from './axis.ts';
import { type Brush, labelFont } from './brush.ts';
import type { Colours } from './colours.ts';
import type { Layer } from './layers/layer.ts';
import { AXIS_HEIGHT } from './layout.ts';
import type { OwnTimeCache } from './own-time.ts';
import { paintAxis, paintGrid, paintPointerLine } from './paint-axis.ts';
import { clearForRows, paintRows } from './paint-rows.ts';
import { sceneOf } from './scene.ts';
import type { CssPixels, Viewport } from './viewport.ts';
import type { WaterfallModel } from './waterfall-model.ts';

/** What a frame is painted from. */
export interface Picture {
  readonly model: WaterfallModel;
  readonly layers: readonly Layer[];
  readonly viewport: Viewport;
  readonly ownTimes: OwnTimeCache;
  readonly colours: Colours;
  /** The pointer's place on the canvas, null while it is elsewhere. */
  readonly pointerX: CssPixels | null;
}

/** Paints axis, bars and labels on a canvas that lies over the rows; what is not painted shows the rows' own colour. */
export function paintWaterfall(canvas: HTMLCanvasElement, picture: Picture, pixelRatio: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { model, viewport, colours, pointerX, layers } = picture;
  const { layout, tree } = model;
  fitCanvas(canvas, layout.canvasWidth, AXIS_HEIGHT + layout.bodyHeight, pixelRatio);
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, layout.canvasWidth, AXIS_HEIGHT + layout.bodyHeight);
  context.textBaseline = 'middle';
  context.font = labelFont(colours.fontFamily);
  const measure = (text: string) => context.measureText(text).width;
  const scene = sceneOf({ ...model, ...tree, viewport, ownTimes: picture.ownTimes, pixelRatio, measure });
  const brush: Brush = { context, colours, layout, pixelRatio };
  const flag = pointerX === null ? null : flagOf(brush, viewport, pointerX);
  const layerPicture = { model, scene, viewport, pointerX };
  paintGrid(brush, scene);
  if (flag !== null) paintPointerLine(brush, flag);
  clearForRows(brush, scene, tree.active);
  paintRows(brush, scene);
  for (const layer of layers) if (layer.place === 'bars') layer.paint(brush, layerPicture);
  paintAxis(brush, scene, flag);
  for (const layer of layers) if (layer.place === 'axis') layer.paint(brush, layerPicture);
}

function flagOf({ context, colours, layout }: Brush, viewport: Viewport, x: CssPixels): AxisFlag {
  context.font = labelFont(colours.fontFamily, true);
  return flagAt(viewport, x, layout.canvasWidth, (text) => context.measureText(text).width);
}

/** Setting a canvas' size clears it and costs memory, so it is set only when it changes. */
function fitCanvas(canvas: HTMLCanvasElement, width: CssPixels, height: CssPixels, pixelRatio: number): void {
  const across = Math.round(width * pixelRatio);
  const down = Math.round(height * pixelRatio);
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
}
