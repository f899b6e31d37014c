import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../../analysis/finding.ts';
import { findingForTests } from '../../../analysis/finding-for-tests.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import { analysisFor, drawn, insightsFor, pictureOf } from '../insights/drawing-for-tests.ts';
import { DEFAULT_LAYERS, layerSettings } from '../insights/layer-settings.ts';
import { asyncTail } from './async-tail.ts';
import { bracketsLayer } from './brackets.ts';
import { criticalPathLayer } from './critical-path.ts';
import { errorOrigins } from './error-origins.ts';
import { findingBands } from './finding-bands.ts';
import { gapHatches } from './gap-hatches.ts';
import { ghostBars } from './ghost-bars.ts';
import { ghostEnd } from './ghost-end.ts';
import { LAYERS } from './index.ts';
import { movedBars } from './moved-bars.ts';

/** Rows are 24 px high below an axis of 24, bars 12 px, 6 px down; a drawn millisecond is 100 px. */
const trace = traceFromText(`
  web a     |--------|
   web b     |--|
   web c         |--|
`);

const path = {
  span: Uint32Array.of(0, 1, 0, 2, 0),
  start: Float64Array.of(0, 1e6, 5e6, 5e6, 9e6),
  end: Float64Array.of(1e6, 5e6, 5e6, 9e6, 10e6),
};

const gaps = {
  span: Uint32Array.of(0, 0),
  start: Float64Array.of(0, 9e6),
  end: Float64Array.of(1e6, 10e6),
  kind: Uint8Array.of(0, 1),
  position: Uint8Array.of(0, 2),
  critical: Float64Array.of(1e6, 0),
  isReported: Uint8Array.of(1, 0),
};

const calls = findingForTests({
  title: 'Calls in a row',
  effect: 4e6,
  spans: [1, 2],
  stretches: [
    { span: 1, start: 1e6, end: 3e6 },
    { span: 2, start: 5e6, end: 9e6 },
  ],
  whatIf: [{ op: 'parallel', spans: [1, 2] }],
});

const analysis = analysisFor(trace, { path, gaps, findings: [calls], criticalTime: Float64Array.of(2e6, 4e6, 4e6) });
const insights = insightsFor(trace, analysis);
const picture = pictureOf({ trace, insights });

beforeEach(() => {
  layerSettings.set(DEFAULT_LAYERS);
  vi.stubGlobal('document', { documentElement: null });
  vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (name: string) => name.replace('--lp-', '') }));
});

describe('the critical path', () => {
  test('is a line under the bars of its owners, with a step to the next', () => {
    expect(drawn(criticalPathLayer, picture)).toEqual([
      ['fillRect', 0, 44, 100, 2, 'ink'],
      ['fillRect', 100, 68, 400, 2, 'ink'],
      ['fillRect', 500, 92, 400, 2, 'ink'],
      ['fillRect', 900, 44, 100, 2, 'ink'],
      ['fillRect', 100, 44, 1, 26, 'ink'],
      ['fillRect', 500, 68, 1, 26, 'ink'],
      ['fillRect', 900, 44, 1, 50, 'ink'],
    ]);
  });

  test('runs under a collapsed row in place of what that hides', () => {
    const collapsed = SpanSet.of(trace.length, [0]);
    expect(drawn(criticalPathLayer, pictureOf({ trace, insights, collapsed }))).toEqual([
      ['fillRect', 0, 44, 1000, 2, 'ink'],
    ]);
  });

  test('says how long the whole waits for its owner', () => {
    const note = criticalPathLayer.noteAt?.(picture, 300, 24 + 21);
    expect(note).toMatchObject({
      title: 'Critical path',
      lines: ['web › b', 'The run waits for it for 4 ms (40 %)'],
    });
    expect(criticalPathLayer.noteAt?.(picture, 300, 24 + 10)).toBe(null);
    expect(criticalPathLayer.noteAt?.(picture, 700, 24 + 21)).toBe(null);
  });
});

describe('gaps', () => {
  const texts = () => drawn(gapHatches, picture).filter(([name]) => name === 'fillText');
  const lines = () => drawn(gapHatches, picture).filter(([name]) => name === 'moveTo').length;

  test('that are told are hatched, with their length', () => {
    expect(lines()).toBeGreaterThan(20);
    expect(texts().map(([, text]) => text)).toEqual(['1 ms gap']);
  });

  test('that are short are hatched only if asked for', () => {
    const before = lines();
    layerSettings.set({ ...DEFAULT_LAYERS, showsShortGaps: true });
    expect(lines()).toBeGreaterThan(before);
    expect(texts()).toHaveLength(1);
  });

  test('narrower than 6 px are left out', () => {
    const see = (viewport: typeof picture.viewport) => ({ ...viewport, plotWidth: 50 });
    expect(drawn(gapHatches, pictureOf({ trace, insights, see }))).toEqual([]);
  });

  test('have their length beside the number that stands on the end of the bar for want of room', () => {
    const last = { ...gaps, isReported: Uint8Array.of(0, 1) };
    const found = analysisFor(trace, { gaps: last, findings: [findingForTests({ spans: [0] })] });
    const lengths = (beside: number) => {
      const seen = pictureOf({ trace, insights: insightsFor(trace, found), beside });
      return drawn(gapHatches, seen).filter(([name]) => name === 'fillText');
    };
    expect(lengths(300).map(([, text, x]) => [text, x])).toEqual([['1 ms network', 914]]);
    expect(lengths(60).map(([, text, x]) => [text, x])).toEqual([['1 ms network', 824]]);
  });

  test('say of what kind they are', () => {
    layerSettings.set({ ...DEFAULT_LAYERS, showsShortGaps: true });
    const titles = [50, 950].map((x) => gapHatches.noteAt?.(picture, x, 10)?.title);
    expect(titles).toEqual(['Gap: nothing is visible here', 'On the way: network and queueing']);
  });
});

describe('a gap', () => {
  const gap: Finding = { ...calls, spans: [0], stretches: [{ span: 0, start: 0, end: 1e6 }], whatIf: [] };
  const onShow = vi.fn();
  const told = insightsFor(trace, { ...analysis, findings: [calls, gap] }, { onShow });

  test('chooses the finding that is about it', () => {
    gapHatches.clickAt?.(pictureOf({ trace, insights: told }), 50, 10)?.();
    expect(onShow).toHaveBeenCalledExactlyOnceWith(1);
  });

  test('that no finding is about chooses nothing', () => {
    expect(gapHatches.clickAt?.(picture, 50, 10)).toBe(null);
  });
});

describe('a bracket', () => {
  test('reaches from the first call to the last, with a tick for each', () => {
    expect(drawn(bracketsLayer, picture)).toEqual([
      ['fillRect', 100, 48.5, 800, 1.5, 'accent'],
      ['fillRect', 100, 48.5, 1, 4, 'accent'],
      ['fillRect', 500, 48.5, 1, 4, 'accent'],
      ['fillRect', 899, 48.5, 1, 4, 'accent'],
    ]);
  });

  test('of what is hardly worth telling is there only if asked for: dashed, and said to be doubtful', () => {
    const found = { ...analysis, findings: [{ ...calls, confidence: 'unlikely' } as const] };
    const [hidden, asked, chosen] = [{}, { isDoubtfulShown: true }, { shown: 0 }].map((looked) =>
      pictureOf({ trace, insights: insightsFor(trace, found, looked) }),
    );
    expect(drawn(bracketsLayer, hidden)).toEqual([]);
    expect(bracketsLayer.noteAt?.(hidden, 300, 25)).toBe(null);
    expect(drawn(bracketsLayer, asked).map(([name]) => name)).toContain('setLineDash');
    expect(bracketsLayer.noteAt?.(asked, 300, 25)?.lines).toContain('Finding 1, doubtful');
    expect(drawn(bracketsLayer, chosen)).toEqual(drawn(bracketsLayer, asked));
  });

  test('chooses its finding when it is clicked, and lets it go when it is clicked again', () => {
    const shown: number[] = [];
    const click = (now: number) => {
      const looked = { shown: now, shownNow: () => now, onShow: (finding: number) => shown.push(finding) };
      const clicked = pictureOf({ trace, insights: insightsFor(trace, analysis, looked) });
      bracketsLayer.clickAt?.(clicked, 300, 25)?.();
    };
    click(-1);
    click(0);
    expect(shown).toEqual([0, -1]);
  });
});

describe('the lit finding', () => {
  test('has its time behind all rows', () => {
    const lit = pictureOf({ trace, insights: insightsFor(trace, analysis, { pointed: 0 }) });
    const { bodyHeight } = lit.model.layout;
    expect(drawn(findingBands, lit)).toEqual([
      ['fillRect', 100, 24, 200, bodyHeight, 'accent'],
      ['fillRect', 500, 24, 400, bodyHeight, 'accent'],
    ]);
    expect(drawn(findingBands, picture)).toEqual([]);
  });
});

describe('where a failure began', () => {
  test('the bar is red', () => {
    const failed = { ...analysis, errors: { ...analysis.errors, origins: Uint32Array.of(1) } };
    const strokes = drawn(errorOrigins, pictureOf({ trace, insights: insightsFor(trace, failed) }));
    expect(strokes).toContainEqual(['fillRect', 100, 54, 400, 12, 'err-fill']);
    expect(strokes.every(([, , y]) => Number(y) >= 54 && Number(y) <= 55)).toBe(true);
  });
});

describe('what was cancelled', () => {
  test('has no bar of an origin', () => {
    const errors = { ...analysis.errors, origins: Uint32Array.of(1, 2), cancelled: Uint32Array.of(1) };
    const strokes = drawn(errorOrigins, pictureOf({ trace, insights: insightsFor(trace, { ...analysis, errors }) }));
    expect(strokes.length).toBeGreaterThan(0);
    expect(strokes.every(([, , y]) => Number(y) >= 78)).toBe(true);
  });
});

describe('what goes on after the answer', () => {
  test('is shaded from the root’s end to the end of the last', () => {
    const late = traceFromText(`
      web a     |--|
       web b      |-----|
    `);
    const found = insightsFor(late, analysisFor(late, { asyncTail: 5e6 }));
    expect(drawn(asyncTail, pictureOf({ trace: late, insights: found }))).toEqual([
      ['fillRect', 400, 24, 500, 48, 'line2'],
      ['fillRect', 400, 24, 1, 48, 'line2'],
    ]);
  });
});

describe('what if', () => {
  const replayed = {
    start: Float64Array.of(0, 1e6, 1e6),
    end: Float64Array.of(6e6, 5e6, 5e6),
    rootDuration: 6e6,
  };
  const asked = pictureOf({ trace, insights: insightsFor(trace, analysis, { replayed }) });

  test('spans that would stand elsewhere have a ghost there', () => {
    const frames = drawn(ghostBars, asked).filter(([name]) => name === 'strokeRect');
    expect(frames.map(([, x, y, width]) => [x, y, width])).toEqual([
      [0.5, 30.5, 599],
      [100.5, 78.5, 399],
    ]);
  });

  test('the axis says where the root would end, and what that saves', () => {
    const strokes: string[] = [];
    const context = Object.assign(Object.create(null), { measureText: (text: string) => ({ width: text.length * 6 }) });
    const brush = { context, layout: asked.model.layout, colours: Object.create(null), pixelRatio: 1 };
    for (const { text } of ghostEnd.flags?.(brush, asked) ?? []) strokes.push(text);
    expect(strokes).toEqual(['6 ms instead', '−4 ms (40 %)']);
  });
});

describe('a clock that is proven wrong', () => {
  const corrected = { start: trace.start, end: trace.end, shift: 0 };
  const recorded = { ...trace, start: Float64Array.of(0, 2e6, 5e6) };
  const moved = { ...analysis, clock: { processes: [], corrected } };
  const pictured = (isAsRecorded: boolean) =>
    pictureOf({ trace, insights: insightsFor(recorded, moved, { isAsRecorded, pointed: 0 }) });

  test('dots the edge of what it moved', () => {
    const frames = drawn(movedBars, pictured(false)).filter(([name]) => name === 'strokeRect');
    expect(new Set(frames.map(([, x]) => x))).toEqual(new Set([100.5]));
  });

  test('leaves out what stands at corrected times while times are as recorded', () => {
    const layers = [criticalPathLayer, gapHatches, bracketsLayer, findingBands, movedBars];
    expect(layers.flatMap((layer) => drawn(layer, pictured(true)))).toEqual([]);
  });
});

describe('layers', () => {
  test('draw nothing of an analysis that is not there yet', () => {
    const early = pictureOf({ trace, insights });
    const model = { ...early.model, insights: null };
    const ids = /path|gaps|brackets|finding|ghost|moved|origins|tail|tags/;
    const ours = LAYERS.filter(({ id }) => ids.test(id));
    expect(ours).toHaveLength(12);
    expect(ours.flatMap((layer) => drawn(layer, { ...early, model }))).toEqual([]);
  });

  test('that are switched off draw nothing', () => {
    layerSettings.set({ ...DEFAULT_LAYERS, showsPath: false, showsGaps: false, showsSequences: false });
    expect([criticalPathLayer, gapHatches, bracketsLayer].flatMap((layer) => drawn(layer, picture))).toEqual([]);
  });

  test('of failures draw nothing when where they began is switched off', () => {
    const failed = { ...analysis, errors: { ...analysis.errors, origins: Uint32Array.of(1) } };
    layerSettings.set({ ...DEFAULT_LAYERS, showsOrigins: false });
    expect(drawn(errorOrigins, pictureOf({ trace, insights: insightsFor(trace, failed) }))).toEqual([]);
  });
});
