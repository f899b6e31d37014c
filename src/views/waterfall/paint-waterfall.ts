import { type AxisScale, SINCE_START } from './axis.ts';
import { type Brush, labelFont } from './brush.ts';
import type { Colours } from './colours.ts';
import type { Layer, LayerPicture } from './layers/layer.ts';
import { AXIS_HEIGHT } from './layout.ts';
import type { OwnTimeCache } from './own-time.ts';
import { paintAxis, paintGrid } from './paint-axis.ts';
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

/**
 * Paints axis, bars and labels on a canvas that lies over the rows; what is not painted shows the rows' own colour.
 * Returns what was painted, null where the browser gives no canvas to paint on.
 */
export function paintWaterfall(canvas: HTMLCanvasElement, picture: Picture, pixelRatio: number): LayerPicture | null {
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const { model, viewport, colours, pointerX, layers } = picture;
  const { layout, tree } = model;
  fitCanvas(canvas, layout.canvasWidth, AXIS_HEIGHT + layout.bodyHeight, pixelRatio);
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, layout.canvasWidth, AXIS_HEIGHT + layout.bodyHeight);
  context.textBaseline = 'middle';
  context.font = labelFont(colours.fontFamily);
  const measure = (text: string) => context.measureText(text).width;
  const scale = scaleOf(layers, model);
  const isSolid = !model.settings.showsOwnTime;
  const scene = sceneOf({
    ...model,
    ...tree,
    viewport,
    ownTimes: picture.ownTimes,
    pixelRatio,
    measure,
    scale,
    isSolid,
  });
  const brush: Brush = { context, colours, layout, pixelRatio };
  const layerPicture = { model, scene, viewport, pointerX, scale };
  const paintLayers = (place: Layer['place']) => {
    for (const layer of layers) if (layer.place === place) layer.paint?.(brush, layerPicture);
  };
  paintGrid(brush, scene);
  paintLayers('grid');
  clearForRows(brush, scene, tree.active);
  paintRows(brush, scene, () => paintLayers('bars'));
  paintLayers('labels');
  context.font = labelFont(colours.fontFamily, true);
  const flags = layers.flatMap((layer) => layer.flags?.(brush, layerPicture) ?? []);
  paintAxis(brush, scene, flags);
  paintLayers('axis');
  return layerPicture;
}

function scaleOf(layers: readonly Layer[], model: WaterfallModel): AxisScale {
  for (const layer of layers) {
    const scale = layer.scale?.(model);
    if (scale) return scale;
  }
  return SINCE_START;
}

/** Setting a canvas' size clears it and costs memory, so it is set only when it changes. */
export function fitCanvas(canvas: HTMLCanvasElement, width: CssPixels, height: CssPixels, pixelRatio: number): void {
  const across = Math.round(width * pixelRatio);
  const down = Math.round(height * pixelRatio);
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
}
