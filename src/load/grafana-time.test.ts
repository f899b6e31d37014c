import { describe, expect, test } from 'vitest';
import { readGrafanaTime } from './grafana-time.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;

describe('the time of a page of Grafana', () => {
  test.each([
    ['now-1h', 'now', { type: 'last', milliseconds: HOUR }],
    ['now-2d', 'now', { type: 'last', milliseconds: 48 * HOUR }],
    ['now-3h', 'now-1h', { type: 'between', from: NOW - 3 * HOUR, to: NOW - HOUR }],
    [String(NOW - HOUR), String(NOW), { type: 'between', from: NOW - HOUR, to: NOW }],
    [NOW - HOUR, NOW, { type: 'between', from: NOW - HOUR, to: NOW }],
    ['2026-11-20T11:00:00.000Z', 'now', { type: 'between', from: NOW - HOUR, to: NOW }],
  ])('from %j to %j is read', (from, to, time) => expect(readGrafanaTime(from, to, NOW)).toEqual(time));

  test.each([
    ['now', 'now'],
    ['now', 'now-1h'],
    ['now/d', 'now'],
    ['now-1x', 'now'],
    ['2026-99-99T11:00:00Z', 'now'],
    ['yesterday', 'today'],
    [undefined, null],
    [Number.NaN, NOW],
    ['', ''],
  ])('from %j to %j is none', (from, to) => expect(readGrafanaTime(from, to, NOW)).toBeNull());
});
