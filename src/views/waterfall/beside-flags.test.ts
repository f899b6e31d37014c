import { describe, expect, test } from 'vitest';
import type { AxisFlag } from './axis-flag.ts';
import { besideFlags } from './beside-flags.ts';

function flag(left: number, width: number): AxisFlag {
  return { left, width, text: 'text', look: 'plain' };
}

function placed(left: number, ...others: readonly AxisFlag[]): number {
  return besideFlags(flag(left, 50), others, 400).left;
}

describe('a flag beside others', () => {
  test('stays where it covers none', () => {
    expect(placed(100, flag(150, 80))).toBe(100);
  });

  test('goes to the nearer side of the one that it would cover', () => {
    expect(placed(110, flag(150, 80))).toBe(98);
    expect(placed(210, flag(150, 80))).toBe(232);
  });

  test('goes past two that leave no room between them', () => {
    expect(placed(140, flag(100, 60), flag(180, 60))).toBe(48);
  });

  test('stays on the canvas', () => {
    expect(placed(10, flag(0, 60))).toBe(62);
  });

  test('stays where there is no room anywhere', () => {
    expect(placed(100, flag(20, 370))).toBe(100);
  });
});
