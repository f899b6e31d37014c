import { describe, expect, test } from 'vitest';
import type { Change } from '../../../analysis/change.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import { picksOf } from '../../trace-picks.ts';
import { analysisFor, insightsFor, pictureOf } from '../insights/drawing-for-tests.ts';
import { filterCover, toolRoom } from './tool-room.ts';

const trace = traceFromText('web a |--|');
const half: Change = { op: 'scale', span: 0, factor: 0.5 };

interface Stands {
  readonly changes?: readonly Change[];
  readonly pointedOut?: SpanSet;
  readonly isNarrow?: boolean;
}

/** What fits over bars of that width; nothing stands beside the layers unless said so. */
function roomIn(canvasWidth: number, { changes = [], pointedOut, isNarrow = false }: Stands = {}) {
  const { model } = pictureOf({ trace, insights: insightsFor(trace, analysisFor(trace), { changes }) });
  const layout = { ...model.layout, canvasWidth, isNarrow };
  picksOf(trace).change({ pointedOut: pointedOut ?? null });
  return toolRoom({ ...model, tree: { ...model.tree, root: -1, only: null }, layout });
}

/** Of a window of 1440 px, with a panel of 360 px beside names of 364 px. */
const USUAL = 704;

describe('layers over the bars', () => {
  test('have their words in a window of the usual width', () => {
    expect(roomIn(USUAL)).toEqual({ layers: 'words', isTight: false });
  });

  test('keep them beside a chip, for which the other tools say less', () => {
    expect(roomIn(USUAL, { changes: [half] })).toEqual({ layers: 'words', isTight: true });
    expect(roomIn(USUAL, { pointedOut: SpanSet.of(1, [0]) })).toEqual({ layers: 'words', isTight: true });
  });

  test('are icons beside two', () => {
    expect(roomIn(USUAL, { changes: [half], pointedOut: SpanSet.of(1, [0]) }).layers).toBe('icons');
  });

  test('are a menu where nothing else fits, and in a narrow window', () => {
    expect(roomIn(400, { changes: [half] }).layers).toBe('menu');
    expect(roomIn(USUAL, { isNarrow: true }).layers).toBe('menu');
  });

  test('have the others say less in a narrow window beside a chip alone', () => {
    expect(roomIn(360, { isNarrow: true }).isTight).toBe(false);
    expect(roomIn(360, { isNarrow: true, changes: [half] }).isTight).toBe(true);
  });

  test('have the others say the least where only a menu fits', () => {
    expect(roomIn(400, { changes: [half] })).toEqual({ layers: 'menu', isTight: true });
  });
});

describe('a long filter', () => {
  const { model } = pictureOf({ trace, insights: insightsFor(trace, analysisFor(trace), {}) });
  const coverIn = (canvasWidth: number) => {
    picksOf(trace).change({ pointedOut: null });
    const layout = { ...model.layout, nameWidth: 364, canvasWidth };
    return filterCover({ ...model, tree: { ...model.tree, root: -1, only: null }, layout });
  };

  test('lies over the bars as far as it is of use', () => expect(coverIn(1000)).toBe(560 - 364));

  test('leaves their tools what they need, and covers none where nothing is left', () => {
    expect(coverIn(300)).toBeLessThan(100);
    expect(coverIn(100)).toBe(0);
  });
});
