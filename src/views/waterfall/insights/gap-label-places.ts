import type { CssPixels } from '../viewport.ts';

/** From left to right. */
export type PixelRange = readonly [from: CssPixels, to: CssPixels];

/** A gap of a bar, and how wide its label is; 0 for a gap that has none. */
export interface LabelledGap {
  readonly x: CssPixels;
  readonly width: CssPixels;
  readonly labelWidth: CssPixels;
}

/** What else stands on the bar, null where it does not. */
export interface OnBar {
  readonly duration: PixelRange | null;
  /** The number that counts findings. */
  readonly count: PixelRange | null;
}

/** So much of the hatching is left on either side of a label in the middle, and on the one side of a label across an end. */
const BESIDE: CssPixels = 4;
const SHOWN: CssPixels = 16;

/**
 * Returns where the labels of a bar's gaps begin, null for those that have no room: the longest gap has the first choice.
 * `gaps` stand from left to right, labels within `bar` and clear of what stands there; no label lies over another gap.
 */
export function gapLabelPlaces(
  gaps: readonly LabelledGap[],
  bar: PixelRange,
  { duration, count }: OnBar,
): readonly (CssPixels | null)[] {
  const places = gaps.map((): CssPixels | null => null);
  const used = duration === null ? [] : [duration];
  const counts = count === null ? [] : [count];
  const labelled = [...gaps.keys()].filter((i) => gaps[i].labelWidth > 0);
  for (const i of labelled.sort((a, b) => gaps[b].width - gaps[a].width || a - b)) {
    const before = gaps[i - 1];
    const between: PixelRange = [
      before === undefined ? bar[0] : Math.max(bar[0], before.x + before.width),
      Math.min(bar[1], gaps[i + 1]?.x ?? bar[1]),
    ];
    const free = freeAround(gaps[i], between, used);
    const place = placeIn(gaps[i], freeAround(gaps[i], free, counts)) ?? placeBeyond(gaps[i], free, counts);
    if (place === null) continue;
    places[i] = place;
    used.push([place, place + gaps[i].labelWidth]);
  }
  return places;
}

/** Returns what is left of a range on both sides of a gap's middle. */
function freeAround({ x, width }: LabelledGap, [from, to]: PixelRange, used: readonly PixelRange[]): PixelRange {
  const middle = x + width / 2;
  const [left, right] = [true, false].map((isLeft) => used.filter(([a, b]) => (a + b) / 2 <= middle === isLeft));
  return [
    left.reduce((most, [, end]) => Math.max(most, end), from),
    right.reduce((least, [start]) => Math.min(least, start), to),
  ];
}

/** In the middle of the gap, after it, before it, or across one of its ends: the first of these that has room. */
function placeIn({ x, width, labelWidth }: LabelledGap, [from, to]: PixelRange): CssPixels | null {
  const end = x + width;
  const inMiddle = Math.max(from, Math.min(x + (width - labelWidth) / 2, to - labelWidth));
  if (inMiddle >= x + BESIDE && inMiddle + labelWidth <= Math.min(end, to)) return inMiddle;
  if (end + 1 + labelWidth <= to) return end + 1;
  if (x - 1 - labelWidth >= from) return x - 1 - labelWidth;
  const acrossEnd = Math.max(x + SHOWN, end - labelWidth);
  if (acrossEnd >= from && acrossEnd + labelWidth <= to) return acrossEnd;
  const acrossStart = Math.min(end - SHOWN, x + labelWidth) - labelWidth;
  return acrossStart >= from && acrossStart + labelWidth <= to ? acrossStart : null;
}

/** A number right before the gap is that of the gap: left of it a label still stands beside what it is of. */
function placeBeyond(
  { x, labelWidth }: LabelledGap,
  [from]: PixelRange,
  counts: readonly PixelRange[],
): CssPixels | null {
  const inTheWay = counts.find(([start, end]) => start < x && end > x - 1 - labelWidth);
  if (inTheWay === undefined) return null;
  const place = inTheWay[0] - labelWidth;
  return place >= from ? place : null;
}
