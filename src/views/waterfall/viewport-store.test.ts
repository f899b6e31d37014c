import { describe, expect, test } from 'vitest';
import { panBy } from './viewport.ts';
import { createViewportStore } from './viewport-store.ts';

/** A store with room to scroll, and frames that come when the test says so. */
function storeWithFrames() {
  const waiting: (() => void)[] = [];
  const store = createViewportStore({
    requestAnimationFrame: (callback) => waiting.push(callback),
    cancelAnimationFrame: () => {},
  });
  store.change((viewport) => ({ ...viewport, rowCount: 100, height: 220 }));
  const frame = () => {
    for (const callback of waiting.splice(0)) callback();
  };
  frame();
  return { store, frame };
}

describe('viewport store', () => {
  test('changes add up and are told of once a frame', () => {
    const { store, frame } = storeWithFrames();
    const told: number[] = [];
    store.subscribe(() => told.push(store.get().firstRow));
    store.change((viewport) => panBy(viewport, 0, 22));
    store.change((viewport) => panBy(viewport, 0, 22));
    frame();
    expect(told).toEqual([2]);
  });

  test('says whether a change moved anything, and asks for no frame if not', () => {
    const { store, frame } = storeWithFrames();
    let frames = 0;
    store.subscribe(() => frames++);
    expect(store.change((viewport) => panBy(viewport, 0, -22))).toBe(false);
    frame();
    expect(frames).toBe(0);
  });

  test('holds every change within limits', () => {
    const { store } = storeWithFrames();
    store.change((viewport) => ({ ...viewport, firstRow: 1000 }));
    expect(store.get().firstRow).toBe(90);
  });
});
