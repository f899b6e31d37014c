import { describe, expect, test } from 'vitest';
import { moved, toggled } from './change-columns.ts';
import { findColumn } from './find-column.ts';

describe('columns', () => {
  test('are added at the right end', () => {
    expect(toggled(['start'], 'kind')).toEqual(['start', 'kind']);
  });

  test('are taken away where they stand', () => {
    expect(toggled(['start', 'kind', 'self'], 'kind')).toEqual(['start', 'self']);
  });

  test('move by a place', () => {
    expect(moved(['start', 'kind', 'self'], 'kind', 1)).toEqual(['start', 'self', 'kind']);
    expect(moved(['start', 'kind', 'self'], 'kind', -1)).toEqual(['kind', 'start', 'self']);
  });

  test('move no further than the ends', () => {
    expect(moved(['start', 'kind'], 'start', -1)).toEqual(['start', 'kind']);
    expect(moved(['start', 'kind'], 'kind', 1)).toEqual(['start', 'kind']);
  });
});

describe('an id of the settings', () => {
  test('names a column', () => {
    expect(findColumn('duration')?.column.title('')).toBe('Duration');
  });

  test('names an attribute, whose key may hold colons', () => {
    expect(findColumn('attribute:a:b')?.rest).toBe('a:b');
  });

  test('of an older or newer version names none', () => {
    expect(findColumn('cost')).toBeNull();
  });
});
