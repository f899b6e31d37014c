import { describe, expect, test } from 'vitest';
import { EMPTY_VIEWPORT } from '../viewport.ts';
import { printNote } from './print-note.tsx';

const viewport = { ...EMPTY_VIEWPORT, rowCount: 1200, height: 480, rowHeight: 24, extent: 1e9, timeEnd: 1e9 };

describe('what paper says', () => {
  test('of a trace that is in sight as a whole', () => {
    expect(printNote({ ...viewport, rowCount: 12 })).toBe('All rows: 12.');
  });

  test('of a long one, which rows there are and how many there are not', () => {
    expect(printNote({ ...viewport, firstRow: 100 })).toBe('Rows 101 to 120 of 1,200; 1,180 are not printed.');
  });

  test('of one that is zoomed, which time there is', () => {
    expect(printNote({ ...viewport, rowCount: 1, timeEnd: 5e8 })).toBe('All rows: 1. Time 0 ns to 500 ms of 1.00 s.');
  });
});
