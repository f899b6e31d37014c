import type { MeasureText } from '../axis.ts';
import type { SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { RowTag } from './row-tags.ts';

export interface PlacedTag extends RowTag {
  readonly x: CssPixels;
  readonly width: CssPixels;
  /** It stands on the bar itself. */
  readonly isOnBar?: boolean;
}

/** A gap that is hatched on the bar. */
interface Hatched {
  readonly x: CssPixels;
  readonly width: CssPixels;
}

export const NUMBER_PADDING: CssPixels = 4.5;
export const STRONG_GAP: CssPixels = 5;
const CLOCK_WIDTH: CssPixels = 11;
const GAP: CssPixels = 8;
const NUMBERS_APART: CssPixels = 4;
const EDGE: CssPixels = 4;

/**
 * Returns where a row's tags stand: behind the duration as far as there is room, from there on before the bar, or before
 * a duration that stands there itself. Words that fit on neither side are left out; numbers that do not are counted by the
 * last one, which stands on the bar's end where there is no room beside it, or before the gap there if it would hide that.
 */
export function placeTags(
  row: SceneRow,
  tags: readonly RowTag[],
  width: CssPixels,
  measure: (tag: RowTag) => CssPixels,
  gaps: () => readonly Hatched[] = () => [],
): PlacedTag[] {
  const placed = placedBeside(row, tags, width, measure);
  const wanted = findingsIn(tags);
  if (findingsIn(placed) === wanted) return placed;
  for (let kept = tags.filter(isNumber).length - 1; kept > 0; kept--) {
    const fewer = placedBeside(row, withMore(tags, kept), width, measure);
    if (findingsIn(fewer) === wanted) return fewer;
  }
  return [...placed, ...countOnBar(row, tags, placed, width, measure, gaps())];
}

function isNumber({ look }: RowTag): boolean {
  return look === 'number';
}

function findingsIn(tags: readonly RowTag[]): number {
  return tags.filter(isNumber).reduce((sum, { count }) => sum + count, 0);
}

/** Returns one tag for all numbers that stand nowhere; none where the bar is too short for it. */
function countOnBar(
  { bar, label }: SceneRow,
  tags: readonly RowTag[],
  placed: readonly PlacedTag[],
  width: CssPixels,
  measure: (tag: RowTag) => CssPixels,
  gaps: readonly Hatched[],
): PlacedTag[] {
  const missing = tags.filter((tag) => isNumber(tag) && !placed.some((other) => other.finding === tag.finding));
  const [counted] = withMore(missing, 0);
  if (bar === null || counted === undefined) return [];
  const across = measure(counted);
  const end = Math.min(bar.x + bar.width, width);
  const right = (label !== null && label.x < end && label.x > bar.x ? label.x : end) - GAP;
  const least = Math.max(bar.x, 0) + GAP;
  if (right - across < least) return [];
  const x = besideGaps(right - across, across, gaps);
  return [{ ...counted, x: x < least ? right - across : x, width: across, isOnBar: true }];
}

/** Returns where something stands that would hide most of a gap's hatching: before that gap, and the next one to the left. */
function besideGaps(x: CssPixels, across: CssPixels, gaps: readonly Hatched[]): CssPixels {
  return gaps.reduceRight((at, gap) => {
    const hides = at < gap.x + gap.width && at + across > gap.x && gap.width < 2 * (across + GAP);
    return hides ? gap.x - NUMBERS_APART - across : at;
  }, x);
}

function placedBeside(
  { bar, label }: SceneRow,
  tags: readonly RowTag[],
  width: CssPixels,
  measure: (tag: RowTag) => CssPixels,
): PlacedTag[] {
  if (bar === null) return [];
  const barEnd = bar.x + bar.width;
  const isLabelBehind = label !== null && label.x >= barEnd;
  const right = isLabelBehind ? label.x + label.width : barEnd;
  const left = label !== null && !isLabelBehind ? Math.min(bar.x, label.x) : bar.x;
  const behind = placedFrom(right + GAP, tags, measure);
  const firstBefore = behind.findIndex((tag) => tag.x + tag.width > width - EDGE);
  if (firstBefore < 0) return behind;
  const before = fitting(tags.slice(firstBefore), left - GAP - EDGE, measure);
  const end = before.at(-1);
  const across = end === undefined ? 0 : end.x + end.width;
  return [...behind.slice(0, firstBefore), ...before.map((tag) => ({ ...tag, x: tag.x + left - GAP - across }))];
}

/** Returns tags one after the other. */
function placedFrom(x: CssPixels, tags: readonly RowTag[], measure: (tag: RowTag) => CssPixels): PlacedTag[] {
  let at = x;
  return tags.map((tag, i) => {
    const areNumbers = tag.look === 'number' && tags[i + 1]?.look === 'number';
    const placed = { ...tag, x: at, width: measure(tag) };
    at += placed.width + (areNumbers ? NUMBERS_APART : GAP);
    return placed;
  });
}

/** Returns as many of the tags as there is room for, from 0 on. */
function fitting(tags: readonly RowTag[], room: CssPixels, measure: (tag: RowTag) => CssPixels): PlacedTag[] {
  const kept: RowTag[] = [];
  for (const tag of tags) {
    const end = placedFrom(0, [...kept, tag], measure).at(-1);
    if (end !== undefined && end.x + end.width <= room) kept.push(tag);
  }
  return placedFrom(0, kept, measure);
}

/** Returns how wide a tag is, as texts are measured in the plain font and in the bold one. */
export function tagWidth({ look, text, strong }: RowTag, plain: MeasureText, bold: MeasureText): CssPixels {
  if (look === 'clock') return CLOCK_WIDTH;
  if (look === 'number') return bold(text) + 2 * NUMBER_PADDING;
  return plain(text) + (strong === '' ? 0 : STRONG_GAP + bold(strong));
}

/** Returns tags of which but the first `kept` numbers, if they are several, are one that counts them; a click on it goes to the next of them. */
export function withMore(tags: readonly RowTag[], kept: number): RowTag[] {
  const numbers = tags.filter(({ look }) => look === 'number');
  const rest = numbers.slice(kept);
  const [next] = rest;
  const count = rest.reduce((sum, tag) => sum + tag.count, 0);
  if (next === undefined || count === 1) return [...tags];
  return tags.flatMap((tag) =>
    tag === next ? [{ ...tag, text: `+${count}`, count }] : rest.includes(tag) ? [] : [tag],
  );
}
