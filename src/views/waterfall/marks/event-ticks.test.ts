import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { EMPTY_VIEWPORT, panBy, resetZoom, zoomAbout } from '../viewport.ts';
import { eventNote } from './event-note.ts';
import { eventTicks } from './event-ticks.ts';

const event = (time: number, exception = '') => ({ time, name: 'e', exception });
/** A nanosecond a pixel. */
const viewport = resetZoom({ ...EMPTY_VIEWPORT, extent: 1000, plotWidth: 1000 });

describe('ticks', () => {
  test('stand where events happened', () => {
    const ticks = eventTicks([event(10), event(500)], viewport, 1000);
    expect(ticks.map(({ x }) => x)).toEqual([10, 500]);
  });

  test('of one pixel are one, an exception if one of them is', () => {
    const ticks = eventTicks([event(10), event(10.5, 'Timeout'), event(10.9), event(11)], viewport, 1000);
    expect(ticks.map(({ isException, events }) => [isException, events.length])).toEqual([
      [true, 3],
      [false, 1],
    ]);
  });

  test('outside the canvas are left out', () => {
    expect(eventTicks([event(10)], { ...viewport, timeStart: 500 }, 1000)).toEqual([]);
  });

  test('hold the same events however far the picture is panned', () => {
    const events = Array.from({ length: 300 }, (_, i) => event(((i * 37) % 1000) + i / 300)).sort(
      (a, b) => a.time - b.time,
    );
    const zoomed = zoomAbout(viewport, 500, 3);
    const groups = (pixels: number) =>
      eventTicks(events, panBy(zoomed, pixels, 0), 1000).map((tick) => tick.events.map(({ time }) => time).join());
    const before = new Set(groups(0));
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), (pixels) => {
        // The ticks at either edge may have lost events that are out of sight.
        const after = groups(pixels).slice(1, -1);
        const known = after.filter((group) => before.has(group));
        expect(known.length).toBeGreaterThanOrEqual(after.length - Math.abs(pixels));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('a tick’s tooltip', () => {
  test('says name, exception and both offsets', () => {
    expect(eventNote([event(1500, 'Timeout: no answer')], 500)).toEqual({
      title: 'e',
      lines: ['Timeout: no answer', '1.00 µs into the span, 1.50 µs into the trace'],
    });
  });

  test('tells exceptions first, and how many are left', () => {
    const note = eventNote([...Array.from({ length: 7 }, (_, i) => event(i)), event(8, 'Timeout')], 0);
    expect(note.lines).toEqual(['Timeout', 'e', 'e', 'e', 'e', 'and 3 more']);
  });
});
