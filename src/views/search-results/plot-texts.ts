import { MARGIN, type PlotScales, type PlotSize, rightEdge, type Tick } from './plot-scales.ts';
import { type Box, HALF_LINE, meet, textBox } from './point-labels.ts';

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
/** From the middle of one line of text to that of the next. */
const LINE = 14;

/** Returns what is plotted in, without the axes and their words. */
export function plotRoom(size: PlotSize): Box {
  return { left: MARGIN.left, right: rightEdge(size), top: 0, bottom: size.height - MARGIN.bottom };
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
 * Returns words of lines across the plot: right of it, where there is no circle, each beside its line or as near as the
 * words of the others let it. Those without room are left out.
 */
export function lineTexts(lines: readonly WordedLine[], size: PlotSize, measure: Measure): readonly PlacedText[] {
  const sorted = lines.toSorted((a, b) => a.at - b.at);
  const centres: number[] = [];
  for (const { at } of sorted) centres.push(Math.max(at, (centres.at(-1) ?? Number.NEGATIVE_INFINITY) + LINE));
  const tooLow = Math.max(0, (centres.at(-1) ?? 0) + HALF_LINE - plotRoom(size).bottom);
  const x = rightEdge(size) + FROM_AXIS;
  const texts = sorted.map(({ text }, i) => {
    const y = centres[i] - tooLow;
    return { text, x, y, box: textBox(x, y, measure(text)) };
  });
  return texts.filter(({ box }) => box.right <= size.width && box.top >= 0);
}

/** Returns what a line across the plot covers. */
export function lineBox(at: number, size: PlotSize): Box {
  const { left, right } = plotRoom(size);
  return { left, right, top: at - 1, bottom: at + 1 };
}
