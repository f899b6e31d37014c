import { picksOf } from '../../trace-picks.ts';
import { isPathAlone } from '../insights/path-alone.ts';
import { litFindingOf } from '../insights/shown-analysis.ts';
import type { CssPixels } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** How much the tools over the bars may say. */
export interface ToolRoom {
  /** Layers as switches with words, as icons alone, or all in one menu. */
  readonly layers: 'words' | 'icons' | 'menu';
  /** The others say no more than they must. */
  readonly isTight: boolean;
}

/** What the tools take that always stand there, layers as words. */
const ALL: CssPixels = 670;
/** What it saves to have the others say less, and the layers nothing. */
const OTHERS_SAVE: CssPixels = 100;
const LAYERS_SAVE: CssPixels = 260;
/** What they take where each says the least. */
const AT_LEAST: CssPixels = 230;
/** What more there is, at its length and at its shortest. */
const CHIP: Extra = { long: 190, short: 110 };
const STEPS: Extra = { long: 260, short: 134 };
const COUNT: Extra = { long: 250, short: 130 };
const RECORDED: Extra = { long: 70, short: 70 };

/** A longer filter has more room while it is written, over the tools that stand beside it. */
export const LONG_FILTER = 22;
const ROOM_FOR_LONG: CssPixels = 560;

interface Extra {
  readonly long: CssPixels;
  readonly short: CssPixels;
}

/** Whether spans are pointed out that can be stepped through; a finding that is lit has steps of its own. */
export function hasLitSteps(model: Pick<WaterfallModel, 'trace' | 'insights'>): boolean {
  return picksOf(model.trace).get().pointedOut !== null && litFindingOf(model) < 0;
}

/** Returns what fits over the bars beside the chips that stand there. */
export function toolRoom(model: Pick<WaterfallModel, 'layout' | 'insights' | 'tree' | 'trace'>): ToolRoom {
  const { layout } = model;
  if (layout.isNarrow) return { layers: 'menu', isTight: chipCount(model) > 0 || hasLitSteps(model) };
  const extras = extrasOf(model);
  const room = (size: keyof Extra) => layout.canvasWidth - extras.reduce((sum, extra) => sum + extra[size], 0);
  if (room('long') >= ALL) return { layers: 'words', isTight: false };
  if (room('short') >= ALL - OTHERS_SAVE) return { layers: 'words', isTight: true };
  if (room('short') >= ALL - OTHERS_SAVE - LAYERS_SAVE) return { layers: 'icons', isTight: true };
  return { layers: 'menu', isTight: true };
}

/** Returns how far a filter may reach over the bars while it is written: their tools keep what they need at least. */
export function filterCover(model: Pick<WaterfallModel, 'layout' | 'insights' | 'tree' | 'trace'>): CssPixels {
  const { nameWidth, canvasWidth } = model.layout;
  const needed = extrasBeside(model).reduce((sum, { short }) => sum + short, AT_LEAST);
  return Math.max(0, Math.min(ROOM_FOR_LONG - nameWidth, canvasWidth - needed));
}

function extrasOf(model: Pick<WaterfallModel, 'layout' | 'insights' | 'tree' | 'trace'>): readonly Extra[] {
  const { filter } = picksOf(model.trace).get();
  const covered = filter.length > LONG_FILTER ? filterCover(model) : 0;
  return [{ long: covered, short: covered }, ...extrasBeside(model)];
}

function extrasBeside(model: Pick<WaterfallModel, 'insights' | 'tree' | 'trace'>): readonly Extra[] {
  const { insights, trace } = model;
  const { filter } = picksOf(trace).get();
  return [
    ...Array.from({ length: chipCount(model) }, () => CHIP),
    ...(hasLitSteps(model) ? [STEPS] : []),
    // From the first letter on: half a term has no count yet, and nothing is to move when it comes.
    ...(filter !== '' ? [COUNT] : []),
    ...(insights?.isAsRecorded === true ? [RECORDED] : []),
  ];
}

/** How many chips say that less, or another, is shown than all as it was. */
function chipCount(model: Pick<WaterfallModel, 'insights' | 'tree' | 'trace'>): number {
  const { insights, tree } = model;
  return [(insights?.changes.length ?? 0) > 0, tree.root >= 0, isPathAlone(model)].filter((isThere) => isThere).length;
}
