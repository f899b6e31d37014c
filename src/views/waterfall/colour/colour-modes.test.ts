import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLOUR_SIGHTS, colourDistance, contrastRatio, lightness } from '../../../testing/colour-sight.ts';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { randomSpans } from '../../../testing/random-trace.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { NO_VALUE } from '../../../trace/attribute-column.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanColours } from '../span-colours.ts';
import { attributeColours } from './by-attribute.ts';
import { DURATION_SCALES } from './by-duration.ts';
import { findMode, modeName } from './find-mode.ts';
import { COLOUR_MODES } from './index.ts';
import { LOOK_COUNT, lookOf } from './looks.ts';

const shop = traceFromText(`
  gateway  GET /cart   |------------------|  kind=server
    cart     load       |-------|            kind=client status=ok
    prices   quote               |----|      kind=client status=error
`);

async function coloursBy(by: string, trace: SpanTable, values: readonly (string | null)[] = []): Promise<SpanColours> {
  const { mode, argument } = findMode(by);
  const readers = { attribute: async (key: string) => columnOf(key, values) };
  const colours = await mode.colours({ trace, readers, argument, isDark: false });
  if (colours === null) throw new Error(`no span has ${by}`);
  return colours;
}

function columnOf(key: string, texts: readonly (string | null)[]) {
  const different = [...new Set(texts.filter((text) => text !== null))];
  return {
    key,
    texts: different,
    values: Uint32Array.from(texts, (text) => (text === null ? NO_VALUE : different.indexOf(text))),
  };
}

function labelsAndCounts({ groups }: SpanColours): (string | number)[][] {
  return groups.map(({ label, spanCount }) => [label, spanCount]);
}

describe('colours', () => {
  test('by service are dealt in order of appearance', async () => {
    expect(labelsAndCounts(await coloursBy('service', shop))).toEqual([
      ['gateway', 1],
      ['cart', 1],
      ['prices', 1],
    ]);
  });

  test('by kind have the kinds that are there', async () => {
    expect(labelsAndCounts(await coloursBy('kind', shop))).toEqual([
      ['server', 1],
      ['client', 2],
    ]);
  });

  test('of a kind are the same in every trace', async () => {
    const other = traceFromText('gateway  GET /cart   |---|  kind=client');
    const [client] = (await coloursBy('kind', other)).groups;
    const [, sameKind] = (await coloursBy('kind', shop)).groups;
    expect(client.colour).toBe(sameKind.colour);
  });

  test('by status have the statuses that are there', async () => {
    expect(labelsAndCounts(await coloursBy('status', shop))).toEqual([
      ['unset', 1],
      ['ok', 1],
      ['error', 1],
    ]);
  });

  test('by duration go from short to long', async () => {
    expect(labelsAndCounts(await coloursBy('duration', shop))).toEqual([
      ['under 10 ms', 2],
      ['10 ms – 20 ms', 0],
      ['20 ms and more', 1],
    ]);
  });

  test('by an attribute have its values, and the spans without it', async () => {
    expect(labelsAndCounts(await coloursBy('attribute:db.system', shop, [null, 'redis', 'redis']))).toEqual([
      ['redis', 2],
      ['no db.system', 1],
    ]);
  });

  test('by an attribute that no span has are none', () => {
    expect(attributeColours(columnOf('db.system', [null, null]))).toBeNull();
  });

  test('by a word of no meaning are those by service', async () => {
    expect((await coloursBy('phase-of-moon', shop)).by).toBe('service');
  });

  test('of more values than looks go to those of most spans; the rest is one group', () => {
    const once = Array.from({ length: LOOK_COUNT + 1 }, (_, index) => `once ${index}`);
    const colours = attributeColours(columnOf('user', [...once, 'often', 'often']));
    expect(colours?.groups.at(-1)).toMatchObject({ label: '2 other values', spanCount: 2 });
    expect(colours?.groups.at(-2)).toMatchObject({ label: 'often', spanCount: 2 });
  });
});

test.each(COLOUR_MODES.map(({ id }) => id))('by %s, every span is in one group, and groups count them', async (id) => {
  const draw = fc.record({
    spans: randomSpans,
    texts: fc.array(fc.constantFrom(null, '', 'a', 'b'), { minLength: 1 }),
  });
  await fc.assert(
    fc.asyncProperty(draw, async ({ spans, texts }) => {
      const trace = traceFromSpans(spans);
      const values = Array.from({ length: trace.length }, (_, span) => (span === 0 ? 'a' : texts[span % texts.length]));
      const { groups, groupOf } = await coloursBy(id === 'attribute' ? 'attribute:key' : id, trace, values);
      const counts = groups.map(() => 0);
      for (let span = 0; span < trace.length; span++) counts[groupOf(span)]++;
      expect(groups.map(({ spanCount }) => spanCount)).toEqual(counts);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('a mode is called by its word, an attribute by its key', () => {
  expect([modeName('kind'), modeName('attribute:http.route'), modeName('attribute:a:b')]).toEqual([
    'kind',
    'http.route',
    'a:b',
  ]);
});

describe('looks', () => {
  test('differ until they repeat', () => {
    const looks = Array.from({ length: LOOK_COUNT }, (_, index) => lookOf(index).swatch);
    expect(new Set(looks).size).toBe(LOOK_COUNT);
  });

  test('of one mark are apart for all eyes', () => {
    for (let a = 0; a < LOOK_COUNT; a++) {
      for (let b = 0; b < a; b++) {
        if (lookOf(a).mark !== lookOf(b).mark) continue;
        const distances = COLOUR_SIGHTS.map((sight) => colourDistance(lookOf(a).colour, lookOf(b).colour, sight));
        expect(Math.min(...distances)).toBeGreaterThanOrEqual(5.5);
      }
    }
  });
});

describe.each([
  { theme: 'light', scale: DURATION_SCALES.light, background: '#f1f1fd' },
  { theme: 'dark', scale: DURATION_SCALES.dark, background: '#1b1d3a' },
])('the scale of durations in the $theme theme', ({ scale, background }) => {
  test('is at least 3:1, more with each step', () => {
    const ratios = scale.map((colour) => contrastRatio(colour, background));
    expect(ratios[0]).toBeGreaterThanOrEqual(3);
    expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
  });

  test('has even steps of lightness', () => {
    const steps = scale.slice(1).map((colour, index) => Math.abs(lightness(colour) - lightness(scale[index])));
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.01);
  });

  test('has steps that all eyes tell apart', () => {
    const distances = COLOUR_SIGHTS.flatMap((sight) =>
      scale.slice(1).map((colour, index) => colourDistance(colour, scale[index], sight)),
    );
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(5);
  });
});
