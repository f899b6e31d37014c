import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { MeasureText } from '../axis.ts';
import type { LayerPicture } from '../layers/layer.ts';
import type { SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import { bracketPlaces } from './bracket-places.ts';
import { insightIndexOf } from './insight-index.ts';
import { layerSettings } from './layer-settings.ts';
import { movedBy } from './moved-by.ts';
import { analysisOf, timedAnalysisOf } from './shown-analysis.ts';

/** Something that stands beside a bar, behind its duration. */
export interface RowTag {
  readonly look: 'words' | 'number' | 'accent' | 'clock';
  readonly text: string;
  /** Follows the text, in bold. */
  readonly strong: string;
  /** The finding that it is of, -1 for none. */
  readonly finding: number;
}

export interface PlacedTag extends RowTag {
  readonly x: CssPixels;
  readonly width: CssPixels;
}

export const NUMBER_PADDING: CssPixels = 4.5;
export const STRONG_GAP: CssPixels = 5;
export const CLOCK_WIDTH: CssPixels = 11;
const GAP: CssPixels = 8;
const NUMBERS_APART: CssPixels = 4;
const EDGE: CssPixels = 4;
const MOST_NUMBERS = 4;
/** A shorter tail has no words. */
const SHORTEST_TAIL = 0.005;

/** Returns what stands beside the bars in sight, by span, in the order in which it stands there. */
export function rowTags(picture: LayerPicture): ReadonlyMap<number, readonly RowTag[]> {
  const analysis = analysisOf(picture.model);
  const tags = new Map<number, RowTag[]>();
  if (analysis === null) return tags;
  const { tries, numbers } = insightIndexOf(analysis);
  const settings = layerSettings.get();
  const brackets = bracketPlaces(picture);
  const isAsRecorded = timedAnalysisOf(picture.model) === null;
  for (const { span, y } of picture.scene.rows) {
    const own: RowTag[] = [];
    if (movedBy(picture.model, span) !== 0) own.push({ ...PLAIN, look: 'clock' });
    const attempt = settings.showsTries ? tries.get(span) : undefined;
    if (attempt !== undefined) own.push({ ...PLAIN, text: attempt });
    const findings = settings.showsNumbers ? (numbers.get(span) ?? []) : [];
    own.push(...numberTags(findings));
    for (const { bracket } of brackets.filter((place) => Math.abs(place.y - y) < 1)) {
      own.push({ look: 'accent', text: bracket.label, strong: bracket.promise, finding: bracket.finding });
    }
    const bracketed = new Set(brackets.map(({ bracket }) => bracket.finding));
    for (const finding of findings) {
      const { label, spans } = analysis.findings[finding];
      // What is said of corrected times would be wrong of recorded ones.
      const isSaid = isAsRecorded || label === '' || spans[0] !== span || bracketed.has(finding) || label === attempt;
      if (!isSaid) own.push({ ...PLAIN, text: label, finding });
    }
    const tail = tailWords(picture, span);
    if (tail !== '') own.push({ ...PLAIN, text: tail });
    if (own.length > 0) tags.set(span, own);
  }
  return tags;
}

/** A row that much is said about says how much more there is; a click on that goes to the next of it. */
function numberTags(findings: readonly number[]): RowTag[] {
  const number = (finding: number, text: string): RowTag => ({ ...PLAIN, look: 'number', text, finding });
  const shown = findings.length > MOST_NUMBERS ? findings.slice(0, MOST_NUMBERS - 1) : findings;
  const rest = findings.slice(shown.length);
  const more = rest.length === 0 ? [] : [number(rest[0], `+${rest.length}`)];
  return [...shown.map((finding) => number(finding, String(finding + 1))), ...more];
}

const PLAIN: RowTag = { look: 'words', text: '', strong: '', finding: -1 };

function tailWords({ model }: LayerPicture, span: number): string {
  const analysis = timedAnalysisOf(model);
  const { trace } = model;
  if (analysis === null || span !== trace.primaryRoot || !layerSettings.get().showsTail) return '';
  if (analysis.asyncTail < SHORTEST_TAIL * trace.duration || analysis.asyncTail <= 0) return '';
  return `work goes on for ${inSentence(analysis.asyncTail)} after the answer`;
}

/**
 * Returns where a row's tags stand: behind the duration as far as there is room, from there on before the bar, or before
 * a duration that stands there itself. Those that fit on neither side are left out.
 */
export function placeTags(
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
