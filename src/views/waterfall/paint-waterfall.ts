import type { SpanIndex } from '../../trace/units.ts';
import { type AxisFlag, flagAt } from './axis.ts';
import { type Brush, labelFont } from './brush.ts';
import type { Colours } from './colours.ts';
import { AXIS_HEIGHT } from './layout.ts';
import { paintAxis, paintGrid, paintPointerLine } from './paint-axis.ts';
import { clearForRows, paintRows } from './paint-rows.ts';
import { type SceneInput, sceneOf } from './scene.ts';
import type { CssPixels } from './viewport.ts';

/** What a frame is painted from. */
export type Picture = Omit<SceneInput, 'measure' | 'pixelRatio'> & {
  readonly colours: Colours;
  /** The row that keys act on. */
  readonly active: SpanIndex;
  /** The pointer's place on the canvas, null while it is elsewhere. */
  readonly pointerX: CssPixels | null;
};

/** Paints axis, bars and labels on a canvas that lies over the rows; what is not painted shows the rows' own colour. */
export function paintWaterfall(canvas: HTMLCanvasElement, picture: Picture, pixelRatio: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { layout, colours } = picture;
  fitCanvas(canvas, layout.canvasWidth, AXIS_HEIGHT + layout.bodyHeight, pixelRatio);
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, layout.canvasWidth, AXIS_HEIGHT + layout.bodyHeight);
  context.textBaseline = 'middle';
  context.font = labelFont(colours.fontFamily);
  const measure = (text: string) => context.measureText(text).width;
  const scene = sceneOf({ ...picture, pixelRatio, measure });
  const brush: Brush = { context, colours, layout, pixelRatio };
  const flag = picture.pointerX === null ? null : flagOf(brush, picture, picture.pointerX);
  paintGrid(brush, scene);
  if (flag !== null) paintPointerLine(brush, flag);
  clearForRows(brush, scene, picture.active);
  paintRows(brush, scene);
  paintAxis(brush, scene, flag);
}

function flagOf({ context, colours }: Brush, { viewport, layout }: Picture, x: CssPixels): AxisFlag {
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
