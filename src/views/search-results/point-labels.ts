import type { PlotPoints } from './plot-points.ts';
import type { PlotSize } from './plot-scales.ts';

/** A label beside a circle, in CSS pixels; its text is centred on `y`. */
export interface PointLabel {
  readonly point: number;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** More names than that nobody reads in a picture. */
export const MOST_LABELLED = 40;
const GAP = 6;
const HALF_LINE = 8;

/**
 * Returns where labels stand that cover neither circles nor each other: right of the circle, else left of it. Those at
 * the top come first. For at most `MOST_LABELLED` circles.
 *
 * @param widths how wide each point's label is
 */
export function placeLabels(points: PlotPoints, widths: readonly number[], size: PlotSize): readonly PointLabel[] {
  const taken = widths.map((_, i) => circleBox(points, i));
  const labels: PointLabel[] = [];
  const order = widths.map((_, i) => i).toSorted((a, b) => points.y[a] - points.y[b]);
  for (const point of order) {
    const place = [rightOf(points, point, widths[point]), leftOf(points, point, widths[point])].find(
      (box) => box.left >= 0 && box.right <= size.width && taken.every((other, i) => i === point || !meet(box, other)),
    );
    if (place === undefined) continue;
    taken.push(place);
    labels.push({ point, x: place.left, y: points.y[point] });
  }
  return labels;
}

function circleBox({ x, y, radius }: PlotPoints, i: number): Box {
  return { left: x[i] - radius[i], right: x[i] + radius[i], top: y[i] - radius[i], bottom: y[i] + radius[i] };
}

function rightOf({ x, y, radius }: PlotPoints, i: number, width: number): Box {
  const left = x[i] + radius[i] + GAP;
  return { left, right: left + width, top: y[i] - HALF_LINE, bottom: y[i] + HALF_LINE };
}

function leftOf({ x, y, radius }: PlotPoints, i: number, width: number): Box {
  const right = x[i] - radius[i] - GAP;
  return { left: right - width, right, top: y[i] - HALF_LINE, bottom: y[i] + HALF_LINE };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
