import type { PlotPoints } from './plot-points.ts';

/** A label beside a circle, in CSS pixels; its text is centred on `y`. */
export interface PointLabel {
  readonly point: number;
  readonly x: number;
  readonly y: number;
}

/** A rectangle on the canvas, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** More names than that nobody reads in a picture. */
export const MOST_LABELLED = 40;
/** Half the height of a line of text. */
export const HALF_LINE = 8;
const GAP = 6;

/**
 * Returns where labels stand that cover neither circles nor each other nor what is taken: right of the circle, else left,
 * above or below. Those at the top come first; one without a place is left out. For at most `MOST_LABELLED` circles.
 *
 * @param widths how wide each point's label is
 * @param room what no label leaves
 * @param taken what else no label may cover
 */
export function placeLabels(
  points: PlotPoints,
  widths: readonly number[],
  room: Box,
  taken: readonly Box[],
): readonly PointLabel[] {
  const circles = widths.map((_, i) => circleBox(points, i));
  const covered: Box[] = [...taken];
  const labels: PointLabel[] = [];
  const order = widths.map((_, i) => i).toSorted((a, b) => points.y[a] - points.y[b]);
  for (const point of order) {
    const place = placesOf(points, point, widths[point]).find(
      (box) =>
        isInside(box, room) &&
        !covered.some((other) => meet(box, other)) &&
        !circles.some((other, i) => i !== point && meet(box, other)),
    );
    if (place === undefined) continue;
    covered.push(place);
    labels.push({ point, x: place.left, y: (place.top + place.bottom) / 2 });
  }
  return labels;
}

function circleBox({ x, y, radius }: PlotPoints, i: number): Box {
  return { left: x[i] - radius[i], right: x[i] + radius[i], top: y[i] - radius[i], bottom: y[i] + radius[i] };
}

function placesOf(points: PlotPoints, i: number, width: number): readonly Box[] {
  const [x, y, radius] = [points.x[i], points.y[i], points.radius[i]];
  const away = radius + HALF_LINE + 1;
  return [
    textBox(x + radius + GAP, y, width),
    textBox(x - radius - GAP - width, y, width),
    textBox(x - width / 2, y - away, width),
    textBox(x - width / 2, y + away, width),
  ];
}

/** Returns what a text covers that begins at `left` and is centred on `y`. */
export function textBox(left: number, y: number, width: number): Box {
  return { left, right: left + width, top: y - HALF_LINE, bottom: y + HALF_LINE };
}

/** Returns whether nothing of a rectangle is outside of another. */
export function isInside(box: Box, room: Box): boolean {
  return box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
}

/** Returns whether two rectangles have a place in common. */
export function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
