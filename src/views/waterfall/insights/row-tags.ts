import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { LayerPicture } from '../layers/layer.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { bracketPlaces } from './bracket-places.ts';
import type { Bracket } from './brackets.ts';
import { insightIndexOf } from './insight-index.ts';
import { layerSettings } from './layer-settings.ts';
import { movedBy } from './moved-by.ts';
import { withMore } from './place-tags.ts';
import { analysisOf, isFindingDoubtful, isFindingShown, timedAnalysisOf } from './shown-analysis.ts';

/** Something that stands beside a bar, behind its duration. */
export interface RowTag {
  readonly look: 'words' | 'number' | 'accent' | 'clock';
  readonly text: string;
  /** Follows the text, in bold. */
  readonly strong: string;
  /** The finding that it is of, -1 for none. */
  readonly finding: number;
  /** How many findings it stands for: more than one where a number says how many more there are. */
  readonly count: number;
}

const MOST_NUMBERS = 4;
/** Its label is a share of the request. */
const FAT_LEAF = 'fat-leaf';
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
  const bracketed = new Set(brackets.map(({ bracket }) => bracket.finding));
  const isAsRecorded = timedAnalysisOf(picture.model) === null;
  const chosen = picture.model.insights?.shown ?? -1;
  for (const { span, y } of picture.scene.rows) {
    const own: RowTag[] = [];
    if (movedBy(picture.model, span) !== 0) own.push({ ...PLAIN, look: 'clock' });
    const attempt = settings.showsTries ? tries.get(span) : undefined;
    if (attempt !== undefined) own.push({ ...PLAIN, text: attempt });
    const numbered = settings.showsNumbers ? (numbers.get(span) ?? []) : [];
    const findings = numbered.filter((finding) => isFindingShown(picture.model, finding));
    own.push(...numberTags(withChosenFirst(findings, chosen)));
    for (const { bracket } of brackets.filter((place) => Math.abs(place.y - y) < 1)) {
      // Behind the number of another finding its words would be taken for that one's.
      if (findings.length > 0 && !findings.includes(bracket.finding)) own.push(...numberTags([bracket.finding]));
      own.push(bracketWords(picture, bracket));
    }
    for (const finding of findings) {
      const { label, spans, insight } = analysis.findings[finding];
      if (insight === FAT_LEAF && !settings.showsFatLeaves) continue;
      // What is said of corrected times would be wrong of recorded ones.
      const isSaid = isAsRecorded || label === '' || spans[0] !== span || bracketed.has(finding) || label === attempt;
      if (!isSaid) own.push({ ...PLAIN, text: withDoubt(picture, finding, label), finding });
    }
    const tail = tailWords(picture, span);
    if (tail !== '') own.push({ ...PLAIN, text: tail });
    if (own.length > 0) tags.set(span, own);
  }
  return tags;
}

/** Of more numbers than are shown the chosen finding's is one. */
function withChosenFirst(findings: readonly number[], chosen: number): readonly number[] {
  const isHidden = findings.length > MOST_NUMBERS && findings.indexOf(chosen) >= MOST_NUMBERS - 1;
  return isHidden ? [chosen, ...findings.filter((finding) => finding !== chosen)] : findings;
}

/** A row that much is said about says how much more there is. */
function numberTags(findings: readonly number[]): RowTag[] {
  const tags = findings.map((finding): RowTag => ({ ...PLAIN, look: 'number', text: String(finding + 1), finding }));
  return tags.length > MOST_NUMBERS ? withMore(tags, MOST_NUMBERS - 1) : tags;
}

const PLAIN: RowTag = { look: 'words', text: '', strong: '', finding: -1, count: 1 };

/** What a finding says that is hardly worth telling does not stand out, and says that it is. */
function bracketWords(picture: LayerPicture, { label, promise, finding }: Bracket): RowTag {
  return isFindingDoubtful(picture.model, finding)
    ? { ...PLAIN, text: withDoubt(picture, finding, `${label} ${promise}`.trim()), finding }
    : { look: 'accent', text: label, strong: promise, finding, count: 1 };
}

function withDoubt({ model }: LayerPicture, finding: number, words: string): string {
  return isFindingDoubtful(model, finding) ? `${words}, doubtful` : words;
}

function tailWords({ model }: LayerPicture, span: number): string {
  const analysis = timedAnalysisOf(model);
  const { trace } = model;
  if (analysis === null || span !== trace.primaryRoot || !layerSettings.get().showsTail) return '';
  if (analysis.asyncTail < SHORTEST_TAIL * trace.duration || analysis.asyncTail <= 0) return '';
  return `work goes on for ${inSentence(analysis.asyncTail)} after the answer`;
}

/** Returns whether a tag is the share of the request that a fat leaf takes. */
export function isFatLeafShare({ insights }: Pick<WaterfallModel, 'insights'>, { look, finding }: RowTag): boolean {
  return look === 'words' && insights?.analysis.findings[finding]?.insight === FAT_LEAF;
}
