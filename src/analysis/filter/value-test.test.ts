import { beforeAll, describe, expect, test } from 'vitest';
import type { FilterOperator } from './filter-expression.ts';
import { loadPatterns, type Patterns } from './patterns.ts';
import { attributeTest } from './value-test.ts';

describe('of an array', () => {
  let patterns: Patterns;
  beforeAll(async () => {
    patterns = await loadPatterns();
  });

  test.each<[FilterOperator, string, string, boolean]>([
    ['=', 'x', '["x","y"]', true],
    ['=', 'z', '["x","y"]', false],
    ['=', '["x","y"]', '["x","y"]', true],
    ['=', '["x","y"]', '[\n  "x",\n  "y"\n]', true],
    ['=', '["y","x"]', '["x","y"]', false],
    ['!=', '["x", "y"]', '["x","y"]', false],
    ['=', '5', '[1, 5.0]', true],
    ['!=', 'x', '["x","y"]', false],
    ['!=', 'z', '["x","y"]', true],
    ['!=', '["x"]', '["x"]', false],
    [':', 'X', '["ax","y"]', true],
    ['>', '4', '[1, 5]', true],
    ['>', '5', '[1, 5]', false],
    ['<', 'b', '["c"]', false],
    ['~', '^y$', '["x","y"]', true],
    ['!~', '^y$', '["x","y"]', false],
    ['exists', '', '[]', true],
  ])('any element may be the one, none for a negative: %s %j, %s', (operator, wanted, text, expected) => {
    expect(attributeTest(operator, wanted, patterns)?.(text)).toBe(expected);
  });
});
