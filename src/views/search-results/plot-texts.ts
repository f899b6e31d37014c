import type { PlotPoints } from './plot-points.ts';
import { MARGIN, type PlotScales, type PlotSize, type Tick } from './plot-scales.ts';
import { type Box, HALF_LINE, isInside, meet, textBox } from './point-labels.ts';

/** How wide a text is, in CSS pixels. */
export type Measure = (text: string) => number;

/** A text on the canvas: it begins at `x` and is centred on `y`, in CSS pixels. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** A line across with the words that belong to it. */
export interface WordedLine {
  readonly text: string;
  /** CSS pixels from the top. */
  readonly at: number;
}

/** Between two words of an axis. */
const GAP = 8;
/** From an axis to its words. */
const FROM_AXIS = 8;
const BELOW_AXIS = 13;

/** Returns what is plotted in, without the axes and their words. */
export function plotRoom({ width, height }: PlotSize): Box {
  return { left: MARGIN.left, right: width - MARGIN.right, top: 0, bottom: height - MARGIN.bottom };
}

/** Returns the words of both axes; those without room beside the others are left out. */
export function axisTexts(scales: PlotScales, size: PlotSize, measure: Measure): readonly PlacedText[] {
  const durations = apart(scales.yTicks.map((tick) => besideAxis(tick, measure)));
  const times = apart(scales.xTicks.map((tick) => belowAxis(tick, size, measure)));
  return [...durations, ...times].filter(
    ({ text, box }) => text !== '' && box.left >= 0 && box.right <= size.width && box.top >= 0,
  );
}

function besideAxis({ at, label }: Tick, measure: Measure): PlacedText {
  const width = measure(label);
  const x = MARGIN.left - FROM_AXIS - width;
  return { text: label, x, y: at, box: { left: x, right: x + width, top: at - 6, bottom: at + 6 } };
}

/** Centred on its line, but for the outermost where that would be cut at the edge. */
function belowAxis({ at, label }: Tick, size: PlotSize, measure: Measure): PlacedText {
  const width = measure(label);
  const x = Math.min(at - width / 2, size.width - 2 - width);
  const y = size.height - MARGIN.bottom + BELOW_AXIS;
  return { text: label, x, y, box: { left: x - GAP / 2, right: x + width + GAP / 2, top: y - 6, bottom: y + 6 } };
}

/** Returns those that meet none before them. */
function apart(texts: readonly PlacedText[]): readonly PlacedText[] {
  const kept: PlacedText[] = [];
  for (const each of texts) {
    if (each.text !== '' && kept.every(({ box }) => !meet(box, each.box))) kept.push(each);
  }
  return kept;
}

/**
 * Returns words at lines across the plot: above or below the line, at its start or end, where they cover no circle if
 * there is such a place, and never each other or another line. Those without room are left out.
 */
export function lineTexts(
  lines: readonly WordedLine[],
  points: PlotPoints,
  size: PlotSize,
  measure: Measure,
): readonly PlacedText[] {
  const room = plotRoom(size);
  const placed: PlacedText[] = [];
  for (const line of lines) {
    const others = lines.filter((other) => other !== line).map(({ at }) => lineBox(at, size));
    const taken = [...others, ...placed.map(({ box }) => box)];
    const free = placesAt(line, room, measure(line.text)).filter(
      (place) => isInside(place, room) && !taken.some((other) => meet(place, other)),
    );
    const box = free.find((place) => !coversCircle(place, points)) ?? free[0];
    if (box !== undefined) placed.push({ text: line.text, x: box.left, y: box.top + HALF_LINE, box });
  }
  return placed;
}

/** Returns what a line across the plot covers. */
export function lineBox(at: number, size: PlotSize): Box {
  const { left, right } = plotRoom(size);
  return { left, right, top: at - 1, bottom: at + 1 };
}

function placesAt({ at }: WordedLine, room: Box, width: number): readonly Box[] {
  const [start, end] = [room.left + FROM_AXIS, room.right - width - 4];
  const [above, below] = [at - HALF_LINE - 1, at + HALF_LINE + 1];
  return [
    textBox(start, above, width),
    textBox(end, above, width),
    textBox(start, below, width),
    textBox(end, below, width),
  ];
}

function coversCircle(box: Box, { x, y, radius }: PlotPoints): boolean {
  return x.some((left, i) => {
    const r = radius[i];
    return left + r > box.left && left - r < box.right && y[i] + r > box.top && y[i] - r < box.bottom;
  });
}
