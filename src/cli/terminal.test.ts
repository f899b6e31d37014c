import { describe, expect, test } from 'vitest';
import { hasColour, widthOf } from './terminal.ts';

describe('colour', () => {
  test.each([
    ['on a terminal', true, {}, true],
    ['nowhere else', false, {}, false],
    ['not with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['with an empty NO_COLOR, which says nothing', true, { NO_COLOR: '' }, true],
    ['not on a terminal that has none', true, { TERM: 'dumb' }, false],
  ])('%s', (_, isTerminal, env, expected) => {
    expect(hasColour(isTerminal, env)).toBe(expected);
  });
});

describe('width', () => {
  test.each([
    ["is the terminal's", 132, { COLUMNS: '50' }, 132],
    ['is what COLUMNS says where there is no terminal', undefined, { COLUMNS: '90' }, 90],
    ['is readable where nobody knows', undefined, {}, 100],
    ['is readable where COLUMNS is no number', undefined, { COLUMNS: 'wide' }, 100],
    ['is never so small that nothing fits', 5, {}, 40],
  ])('%s', (_, columns, env, expected) => {
    expect(widthOf(columns, env)).toBe(expected);
  });
});
