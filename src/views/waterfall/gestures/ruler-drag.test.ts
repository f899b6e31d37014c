import { describe, expect, test } from 'vitest';
import { createRuler } from '../ruler/ruler.ts';
import { rulerDrag } from './ruler-drag.ts';

const at = (x: number) => ({ id: 1, x, y: 10, isTouch: false, isShift: false, isInPlot: true, isOnAxis: false });

function taken(state: Parameters<ReturnType<typeof createRuler>['set']>[0]) {
  const ruler = createRuler(() => undefined);
  ruler.set(state);
  return { ruler, gesture: rulerDrag(ruler, (x) => x * 10) };
}

describe('a drag with the ruler', () => {
  test('measures from where it began to where it ended, and moves nothing else', () => {
    const { ruler, gesture } = taken({ phase: 'armed' });
    gesture.pointerDown?.(at(5));
    expect(gesture.pointerMove?.(at(20))).not.toBe(null);
    gesture.pointerUp?.(at(30));
    expect(ruler.get()).toEqual({ phase: 'set', from: 50, to: 300 });
  });

  test('keeps the moment that a key has set', () => {
    const { ruler, gesture } = taken({ phase: 'open', from: 10, to: 10 });
    gesture.pointerDown?.(at(5));
    gesture.pointerUp?.(at(5));
    expect(ruler.get()).toEqual({ phase: 'set', from: 10, to: 50 });
  });

  test('is a click where it does not move: the other end follows the pointer', () => {
    const { ruler, gesture } = taken({ phase: 'armed' });
    gesture.pointerDown?.(at(5));
    gesture.pointerUp?.(at(5));
    expect(ruler.get()).toMatchObject({ phase: 'open', from: 50 });
  });

  test('is none of its business while nothing is to be measured', () => {
    const { ruler, gesture } = taken(null);
    gesture.pointerDown?.(at(5));
    expect(gesture.pointerMove?.(at(20))).toBe(null);
    expect(ruler.get()).toBe(null);
  });
});
