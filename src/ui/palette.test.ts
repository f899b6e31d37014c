import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLOUR_SIGHTS, colourDistance, contrastRatio } from '../testing/colour-sight.ts';
import { SERVICE_PALETTE } from './palette.ts';

/** What bars, stripes and swatches may lie on, in both themes. */
const BACKGROUNDS = ['bg', 'surface', 'accent-bg', 'hover'].flatMap(valuesOfToken);
const REDS = ['err', 'err-fill'].flatMap(valuesOfToken);
const EIGHTS = [SERVICE_PALETTE.slice(0, 8), SERVICE_PALETTE.slice(8, 16)];

test('each theme has every background', () => expect(BACKGROUNDS).toHaveLength(8));

test.each(SERVICE_PALETTE)('%s is at least 3:1 on every background', (colour) => {
  for (const background of BACKGROUNDS) expect(contrastRatio(colour, background)).toBeGreaterThanOrEqual(3);
});

test.each(SERVICE_PALETTE)('%s is not like the red of errors', (colour) => {
  for (const red of REDS) expect(colourDistance(colour, red, 'usual')).toBeGreaterThanOrEqual(11);
});

test('all sixteen are apart in usual sight', () => {
  expect(smallestDistance(SERVICE_PALETTE, 'usual')).toBeGreaterThanOrEqual(6);
});

describe.each(COLOUR_SIGHTS)('to %s sight', (sight) => {
  test.each(EIGHTS)('the eight from %s on are apart', (...eight) => {
    expect(smallestDistance(eight, sight)).toBeGreaterThanOrEqual(5.5);
  });

  test('the first four are far apart', () => {
    expect(smallestDistance(SERVICE_PALETTE.slice(0, 4), sight)).toBeGreaterThanOrEqual(10);
  });
});

function smallestDistance(colours: readonly string[], sight: (typeof COLOUR_SIGHTS)[number]): number {
  const distances = colours.flatMap((a, i) => colours.slice(0, i).map((b) => colourDistance(a, b, sight)));
  return Math.min(...distances);
}

/** Returns the values that a token has in the two themes: light, then dark. What is for other media comes after them. */
function valuesOfToken(name: string): string[] {
  const css = readFileSync(resolve(import.meta.dirname, 'theme.css'), 'utf8');
  const [themes] = css.split('@media');
  return [...themes.matchAll(new RegExp(`--lp-${name}: (#[0-9a-f]{6});`, 'g'))].map((match) => match[1]);
}
