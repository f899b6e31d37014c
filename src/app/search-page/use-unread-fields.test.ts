import { describe, expect, test } from 'vitest';
import { keptParts } from './use-unread-fields.ts';

const told = { address: 'min=abc', key: '', parts: ['min=abc'] };

describe('what an address says that is not understood', () => {
  test('stays while the search is sorted otherwise', () =>
    expect(keptParts(told, { address: 'sort=spans', key: '', parts: [] }).parts).toEqual(['min=abc']));
  test('goes with another search', () =>
    expect(keptParts(told, { address: 'min=1s', key: 'min=1s', parts: [] }).parts).toEqual([]));
  test('stays closed while the address is the same', () => {
    const closed = { ...told, parts: [] };
    expect(keptParts(closed, told)).toBe(closed);
  });
  test('is that of the newer address', () =>
    expect(keptParts(told, { address: 'max=x', key: '', parts: ['max=x'] }).parts).toEqual(['max=x']));
});
