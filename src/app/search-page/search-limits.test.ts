import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { isAllowedStep } from './search-limits.ts';

const HOUR = 3_600_000;
const LIMITS = { mostResults: 50, furthestBack: 6 * HOUR };

const lasting = (hours: number) => ({ ...ANY_TRACE, time: { type: 'last', milliseconds: hours * HOUR } as const });
const upTo = (limit: number) => ({ ...ANY_TRACE, limit });

describe('a next step where a search has limits', () => {
  test('goes no further back than may be searched', () => {
    expect([lasting(6), lasting(24)].map((next) => isAllowedStep(LIMITS, lasting(1), next))).toEqual([true, false]);
  });

  test('asks for no more than may be asked for', () => {
    expect([upTo(50), upTo(100)].map((next) => isAllowedStep(LIMITS, upTo(20), next))).toEqual([true, false]);
  });

  test('may keep what an address asks for beyond them', () => {
    expect(isAllowedStep(LIMITS, lasting(48), { ...lasting(48), service: 'shop' })).toBe(true);
  });
});
