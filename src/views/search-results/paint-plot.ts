import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration } from '../../trace/time.ts';
import type { Colours } from '../waterfall/colours.ts';
import type { Percentile } from './percentiles.ts';
import type { PlotLook } from './plot-look.ts';
import { isWithin, type PlotPoints } from './plot-points.ts';
import { isWidePlot, MARGIN, type PlotScales, type PlotSize, rightEdge } from './plot-scales.ts';
import { axisTexts, lineBox, lineTexts, type PlacedText, plotRoom } from './plot-texts.ts';
import { MOST_LABELLED, placeLabels } from './point-labels.ts';

export interface PlotPicture {
  readonly traces: readonly FoundTrace[];
  readonly points: PlotPoints;
  readonly scales: PlotScales;
  readonly size: PlotSize;
  readonly look: PlotLook;
  /** Drawn as lines across. */
  readonly percentiles: readonly Percentile[];
  readonly colourOf: (service: string) => string;
}

const FULL_TURN = Math.PI * 2;
/** Circles outside the brush. */
const FAINT = 0.18;
const LONGEST_NAME = 40;

/** Paints the plot: lines, circles, and names where there is room. Sets the canvas's own size. */
export function paintPlot(canvas: HTMLCanvasElement, picture: PlotPicture, colours: Colours, pixelRatio: number): void {
  const { width, height } = picture.size;
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(pixelRatio, pixelRatio);
  context.font = `11px ${colours.fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  paintLines(context, picture, colours);
  paintCircles(context, picture, colours);
  const words = percentileWords(context, picture);
  paintNames(context, picture, words, colours);
  paintPercentiles(context, picture, words, colours);
}

function paintLines(context: CanvasRenderingContext2D, { scales, size }: PlotPicture, colours: Colours): void {
  const right = rightEdge(size);
  const bottom = size.height - MARGIN.bottom;
  context.lineWidth = 1;
  context.fillStyle = colours.ink2;
  context.strokeStyle = colours.grid;
  context.beginPath();
  for (const { at } of scales.xTicks) line(context, at, MARGIN.top - 8, at, bottom);
  for (const { at } of scales.yTicks) line(context, MARGIN.left, at, right, at);
  context.stroke();
  context.strokeStyle = colours.line2;
  context.beginPath();
  line(context, MARGIN.left, bottom, right, bottom);
  context.stroke();
  for (const { text, x, y } of axisTexts(scales, size, widthIn(context))) context.fillText(text, x, y);
}

function widthIn(context: CanvasRenderingContext2D): (text: string) => number {
  return (text) => context.measureText(text).width;
}

/** On half a pixel, so that a line of one is one and not two paler ones. */
function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
  context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
}

function percentileWords(
  context: CanvasRenderingContext2D,
  { percentiles, scales, size }: PlotPicture,
): readonly PlacedText[] {
  const lines = percentiles.map(({ share, duration }) => ({
    text: isWidePlot(size) ? `p${share}  ${formatDuration(duration)}` : `p${share}`,
    at: scales.y(duration),
  }));
  return lineTexts(lines, size, widthIn(context));
}

function paintPercentiles(
  context: CanvasRenderingContext2D,
  { scales, size, percentiles }: PlotPicture,
  words: readonly PlacedText[],
  colours: Colours,
): void {
  context.save();
  context.strokeStyle = colours.ink3;
  context.setLineDash([1, 3]);
  context.beginPath();
  for (const { duration } of percentiles) {
    line(context, MARGIN.left, scales.y(duration), rightEdge(size), scales.y(duration));
  }
  context.stroke();
  context.restore();
  context.fillStyle = colours.ink2;
  for (const { text, x, y } of words) context.fillText(text, x, y);
}

function paintCircles(context: CanvasRenderingContext2D, picture: PlotPicture, colours: Colours): void {
  const { traces, look } = picture;
  // Failed ones on top: they are what is looked for.
  for (const isError of [false, true]) {
    for (let i = 0; i < traces.length; i++) {
      if (traces[i].errorCount > 0 !== isError) continue;
      context.globalAlpha = isWithin(traces[i], look.brush) ? 1 : FAINT;
      paintCircle(context, picture, i, colours);
    }
  }
  context.globalAlpha = 1;
}

function paintCircle(context: CanvasRenderingContext2D, picture: PlotPicture, i: number, colours: Colours): void {
  const { points, traces, look } = picture;
  const trace = traces[i];
  const isError = trace.errorCount > 0;
  const [x, y, radius] = [points.x[i], points.y[i], points.radius[i]];
  const plain = isError ? colours.err : colours.ink3;
  const colour = look.colourBy === 'service' ? picture.colourOf(trace.rootService) : plain;
  const alpha = context.globalAlpha;
  context.beginPath();
  context.arc(x, y, radius, 0, FULL_TURN);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (!isError) context.globalAlpha = alpha * 0.6;
  context.fill();
  context.globalAlpha = alpha;
  context.stroke();
  if (isError) paintMark(context, x, y, radius, colours.bg);
}

/** `!`, drawn: letters of that size are blurs. */
function paintMark(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(x - 0.9, y - radius * 0.58, 1.8, radius * 0.68);
  context.fillRect(x - 0.9, y + radius * 0.3, 1.8, 1.8);
}

function paintNames(
  context: CanvasRenderingContext2D,
  picture: PlotPicture,
  words: readonly PlacedText[],
  colours: Colours,
): void {
  const { traces, points, scales, size, look, percentiles } = picture;
  // On a phone names would cover what they name.
  if (traces.length > MOST_LABELLED || !isWidePlot(size)) return;
  const texts = traces.map(({ rootName, duration }) => [short(rootName), formatDuration(duration)] as const);
  const widths = texts.map(([name, duration]) => context.measureText(`${name}  ${duration}`).width);
  const taken = [
    ...words.map(({ box }) => box),
    ...percentiles.map(({ duration }) => lineBox(scales.y(duration), size)),
  ];
  for (const { point, x, y } of placeLabels(points, widths, { ...plotRoom(size), right: size.width }, taken)) {
    if (!isWithin(traces[point], look.brush)) continue;
    const [name, duration] = texts[point];
    onGround(context, name, x, y, colours.ink, colours.bg);
    onGround(context, duration, x + context.measureText(`${name}  `).width, y, colours.ink2, colours.bg);
  }
}

function short(name: string): string {
  const text = name === '' ? 'unnamed span' : name;
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}

/** Text with a halo, so that no line cuts it. */
function onGround(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colour: string,
  ground: string,
): void {
  context.save();
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
  context.restore();
}
