import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../analysis/finding.ts';
import { findingForTests } from '../../../analysis/finding-for-tests.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import type { TraceInsights } from '../../trace-insights.ts';
import { analysisFor, insightsFor, pictureOf } from './drawing-for-tests.ts';
import { DEFAULT_LAYERS, layerSettings } from './layer-settings.ts';
import { numberedSpans } from './numbered-spans.ts';
import { placeTags } from './place-tags.ts';
import { type RowTag, rowTags } from './row-tags.ts';
import { rowWords } from './row-words.ts';
import { tagNote } from './tag-note.ts';

const trace = traceFromText(`
  web a     |----------|
   web b     |--|          kind=client status=error
   web b         |--|      kind=client
`);

function finding(found: Partial<Finding>): Finding {
  return findingForTests({ title: 'Retries', sentence: 'It was tried again.', effect: 4e6, ...found });
}

const toldRetries = [{ parent: 0, members: [1, 2], wasted: 4e6, outcome: 'recovered' } as const];

describe('what stands beside a bar', () => {
  test('is which try it is, the finding’s number, and its words on the culprit', () => {
    const findings = [finding({ spans: [1], label: 'slow name server' })];
    const insights = insightsFor(trace, analysisFor(trace, { toldRetries, findings }));
    const tags = rowTags(pictureOf({ trace, insights }));
    const texts = [1, 2].map((span) => tags.get(span)?.map(({ text }) => text));
    expect(texts).toEqual([['try 1 of 2', '1', 'slow name server'], ['try 2 of 2']]);
  });

  test('says what calls in a row would save, in place of the finding’s words', () => {
    const whatIf = [{ op: 'parallel', spans: [1, 2] } as const];
    const findings = [finding({ spans: [1, 2], whatIf, effect: 5e6 })];
    const insights = insightsFor(trace, analysisFor(trace, { findings }));
    const tags = rowTags(pictureOf({ trace, insights }));
    expect(tags.get(1)?.map(({ text, strong }) => `${text} ${strong}`.trim())).toEqual([
      '1',
      '2 calls in a row at once −5 ms',
    ]);
  });

  test('says of whom such words are where another finding’s number stands there', () => {
    const whatIf = [{ op: 'parallel', spans: [1, 2] } as const];
    const findings = [finding({ spans: [2], whatIf, effect: 5e6 }), finding({ spans: [1] })];
    const insights = insightsFor(trace, analysisFor(trace, { findings }));
    const tags = rowTags(pictureOf({ trace, insights })).get(1);
    expect(tags?.map(({ text }) => text)).toEqual(['2', '1', '2 calls in a row']);
  });

  test('shows the number of the finding that is chosen, however many there are', () => {
    const findings = Array.from({ length: 9 }, () => finding({ spans: [1] }));
    const insights = insightsFor(trace, analysisFor(trace, { findings }));
    const numbersWhere = (shown: number) =>
      rowTags(pictureOf({ trace, insights: { ...insights, shown } }))
        .get(1)
        ?.map(({ text }) => text);
    expect([numbersWhere(-1), numbersWhere(1), numbersWhere(7)]).toEqual([
      ['1', '2', '3', '+6'],
      ['1', '2', '3', '+6'],
      ['8', '1', '2', '+6'],
    ]);
  });

  test('says how long work goes on after the root’s end', () => {
    const late = traceFromText(`
      web a     |--|
       web b      |-----|
    `);
    const insights = insightsFor(late, analysisFor(late, { asyncTail: 5e6 }));
    const tags = rowTags(pictureOf({ trace: late, insights }));
    expect(tags.get(0)?.map(({ text }) => text)).toEqual(['work goes on for 5 ms after the answer']);
  });
});

const PLAIN: RowTag = { look: 'words', text: '', strong: '', finding: -1, count: 1 };

describe('a tag', () => {
  const tag = (text: string): RowTag => ({ ...PLAIN, text });
  const row = (x: number, width: number, labelX: number) => ({
    span: 0,
    y: 0,
    bar: { x, width, colour: '', isError: false, own: [] },
    away: null,
    label: { x: labelX, width: 40, text: '1.00 s' },
    isDim: false,
  });
  const width = () => 50;

  test('stands behind the duration', () => {
    expect(placeTags(row(0, 100, 108), [tag('a'), tag('b')], 1000, width).map(({ x }) => x)).toEqual([156, 214]);
  });

  test('stands before the bar where the right is full', () => {
    expect(placeTags(row(500, 400, 908), [tag('a')], 1000, width).map(({ x }) => x)).toEqual([442]);
  });

  test('stands before a duration that stands before the bar itself', () => {
    expect(placeTags(row(500, 490, 452), [tag('a')], 1000, width).map(({ x }) => x)).toEqual([394]);
  });

  test('stands before the bar with those that follow it, in their order', () => {
    const places = placeTags(row(500, 300, 808), [tag('a'), tag('b'), tag('c')], 940, width);
    expect(places.map(({ text, x }) => [text, x])).toEqual([
      ['a', 856],
      ['b', 384],
      ['c', 442],
    ]);
  });

  test('is left out where neither side has room', () => {
    expect(placeTags(row(20, 940, 700), [tag('a')], 1000, width)).toEqual([]);
  });
});

describe('numbers of findings', () => {
  const number = (finding: number): RowTag => ({ ...PLAIN, look: 'number', text: String(finding + 1), finding });
  const row = (labelX: number) => ({
    span: 0,
    y: 0,
    bar: { x: 10, width: 840, colour: '', isError: false, own: [] },
    away: null,
    label: { x: labelX, width: 40, text: '1.00 s' },
    isDim: false,
  });
  const three = [number(0), number(1), number(2)];
  const width = ({ text }: RowTag) => 8 * text.length + 10;

  test('that have no room are counted by the last one', () => {
    const placed = placeTags(row(858), three, 970, width);
    expect(placed.map(({ text, count, finding }) => [text, count, finding])).toEqual([
      ['1', 1, 0],
      ['+2', 2, 1],
    ]);
  });

  test('are counted on the end of the bar where only one has room beside it', () => {
    const placed = placeTags(row(858), three, 930, width);
    expect(placed.map(({ text, x, isOnBar = false }) => [text, x, isOnBar])).toEqual([
      ['1', 906, false],
      ['+2', 816, true],
    ]);
  });

  test('stand before a gap at the end of the bar that they would hide', () => {
    const xOf = (gaps: readonly { x: number; width: number }[]) =>
      placeTags(row(858), three, 930, width, () => gaps).find(({ isOnBar }) => isOnBar)?.x;
    expect(xOf([{ x: 810, width: 40 }])).toBe(780);
    expect(
      xOf([
        { x: 770, width: 30 },
        { x: 810, width: 40 },
      ]),
    ).toBe(740);
    expect(xOf([{ x: 600, width: 250 }])).toBe(816);
  });

  test('stand as they are where there is only one to count', () => {
    const [alone] = placeTags(row(858), [number(4)], 930, width);
    expect([alone.text, alone.isOnBar ?? false]).toEqual(['5', false]);
    const [onBar] = placeTags(row(858), [number(4)], 910, width);
    expect([onBar.text, onBar.isOnBar]).toEqual(['5', true]);
  });

  test('stand as they are where all have room', () => {
    expect(placeTags(row(858), three, 1200, width).map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  test('beyond four are counted too', () => {
    const findings = Array.from({ length: 6 }, () => finding({ spans: [1] }));
    const insights = insightsFor(trace, analysisFor(trace, { findings }));
    const tags = rowTags(pictureOf({ trace, insights })).get(1);
    expect(tags?.map(({ text }) => text)).toEqual(['1', '2', '3', '+3']);
  });
});

describe('a fat leaf', () => {
  const findings = [finding({ insight: 'fat-leaf', spans: [1], label: '38 %' })];
  const insights = insightsFor(trace, analysisFor(trace, { findings }));

  test('has its share beside its bar, which says what it is', () => {
    const { model, ...picture } = pictureOf({ trace, insights });
    const share = rowTags({ model, ...picture })
      .get(1)
      ?.find(({ text }) => text === '38 %');
    const note = share === undefined ? null : tagNote(model, 1, share);
    expect(note?.lines[0]).toBe('38 % of the request is spent waiting for this span itself');
  });

  test('has none when that is switched off', () => {
    layerSettings.set({ ...DEFAULT_LAYERS, showsFatLeaves: false });
    expect(
      rowTags(pictureOf({ trace, insights }))
        .get(1)
        ?.map(({ text }) => text),
    ).toEqual(['1']);
    layerSettings.set(DEFAULT_LAYERS);
  });
});

describe('the number of a finding', () => {
  const stretch = (span: number) => ({ span, start: 0, end: 1 });

  test('stands on the spans that its time is in', () => {
    const findings = [finding({ spans: [4, 5], stretches: [stretch(4), stretch(6)] })];
    expect([...numberedSpans(findings, []).keys()]).toEqual([4, 6]);
  });

  test('stands on the first alone where they are many', () => {
    const findings = [finding({ spans: [4], stretches: Array.from({ length: 9 }, (_, i) => stretch(i)) })];
    expect([...numberedSpans(findings, []).keys()]).toEqual([4]);
  });
});

describe('a finding that is hardly worth telling', () => {
  const whatIf = [{ op: 'parallel', spans: [1, 2] } as const];
  const findings = [
    finding({ spans: [0], label: 'slow' }),
    finding({ spans: [1, 2], whatIf, confidence: 'unlikely' }),
    finding({ spans: [2], label: 'cold', confidence: 'unlikely' }),
  ];
  const found = analysisFor(trace, { findings });
  const textsOf = (looked: Partial<TraceInsights>) => {
    const tags = rowTags(pictureOf({ trace, insights: insightsFor(trace, found, looked) }));
    return [1, 2].map((span) => tags.get(span)?.map(({ text, strong }) => `${text} ${strong}`.trim()) ?? []);
  };

  test('has nothing beside its bars unless it is asked for', () => {
    expect(textsOf({})).toEqual([[], []]);
  });

  test('says that it is doubtful, and does not stand out', () => {
    expect(textsOf({ isDoubtfulShown: true })).toEqual([
      ['2', '2 calls in a row at once −4 ms, doubtful'],
      ['3', 'cold, doubtful'],
    ]);
  });

  test('stands there while it is the chosen one', () => {
    expect(textsOf({ shown: 2 })).toEqual([[], ['3', 'cold, doubtful']]);
  });

  test('is told by its row only then, and as such', () => {
    const words = (isDoubtfulShown: boolean) =>
      rowWords({ trace, insights: insightsFor(trace, found, { isDoubtfulShown }) }, 2);
    expect([words(false), words(true)]).toEqual(['', 'finding 3, doubtful: retries']);
  });
});

describe('a row in words', () => {
  test('has its part of the path, which try it is, where the failure began, and its findings', () => {
    const found = analysisFor(trace, {
      toldRetries,
      criticalTime: Float64Array.of(0, 4e6, 4e6),
      findings: [finding({ spans: [1] })],
    });
    const errors = { ...found.errors, origins: Uint32Array.of(1) };
    const insights = insightsFor(trace, { ...found, errors });
    expect(rowWords({ trace, insights }, 1)).toBe(
      'critical path 4 ms, try 1 of 2, the failure began here, finding 1: retries',
    );
  });

  test('says of what was cancelled no more than that', () => {
    const found = analysisFor(trace);
    const errors = { ...found.errors, origins: Uint32Array.of(1), cancelled: Uint32Array.of(1) };
    expect(rowWords({ trace, insights: insightsFor(trace, { ...found, errors }) }, 1)).toBe('cancelled');
  });

  test('is empty where nothing was found', () => {
    expect(rowWords({ trace, insights: insightsFor(trace, analysisFor(trace)) }, 0)).toBe('');
    expect(rowWords({ trace, insights: null }, 0)).toBe('');
  });
});
