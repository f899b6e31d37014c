import { parseArgs } from 'node:util';
import { describe, expect, test } from 'vitest';
import { OPTIONS, readOptions } from './options.ts';
import { browserCount, planCells } from './plan.ts';
import { nameOfWay } from './ways.ts';

function optionsOf(...args: string[]) {
  return readOptions(parseArgs({ args, options: OPTIONS }).values);
}

describe('what is measured', () => {
  test('by itself three sizes in two formats, plain, three times each', () => {
    const cells = planCells(optionsOf());
    expect(cells.map(({ spanCount }) => spanCount)).toEqual([1_000, 1_000, 10_000, 10_000, 100_000, 100_000]);
    expect(new Set(cells.map(({ way }) => nameOfWay(way)))).toEqual(new Set(['jaeger', 'otlp']));
    expect(cells.every(({ repeat }) => repeat === 3)).toBe(true);
  });

  test('in the matrix twelve ways at 10k and 100k, and plain from a server at the other sizes', () => {
    const cells = planCells(optionsOf('--matrix'));
    const waysAt = (spanCount: number) => cells.filter((cell) => cell.spanCount === spanCount).length;
    expect([1_000, 10_000, 100_000, 500_000, 1_000_000].map(waysAt)).toEqual([2, 12, 12, 2, 2]);
  });

  test('in the matrix large traces once, and a million parsed by nobody', () => {
    const cells = planCells(optionsOf('--matrix', '--only', '500k', '--only', '1M', '--format', 'otlp'));
    expect(cells.map(({ repeat, isParsable }) => [repeat, isParsable])).toEqual([
      [1, true],
      [1, false],
    ]);
  });

  test('as often as is said', () => {
    const [cell] = planCells(optionsOf('--only', '1M', '--matrix', '--repeat', '5'));
    expect(cell?.repeat).toBe(5);
  });

  test('a browser for each page of each repetition, and one that is traced', () => {
    const options = optionsOf('--only', '10k', '--format', 'otlp', '--against', 'elsewhere', '--phases');
    expect(browserCount(planCells(options), options)).toBe(3 * 4 + 1);
  });
});

describe('what cannot be meant', () => {
  test.each([
    [['--only', '5k'], '--only takes'],
    [['--format', 'zipkin'], '--format takes'],
    [['--repeat', 'often'], '--repeat takes'],
  ])('%s is refused', (args, words) => {
    expect(() => optionsOf(...args)).toThrow(words);
  });
});
