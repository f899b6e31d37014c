import { useEffect, useRef } from 'react';
import { hasOwnGestures, placeOnCanvas } from './gesture-manager.ts';
import type { Layer } from './layers/layer.ts';
import type { WaterfallModel } from './waterfall-model.ts';

/** A press that moves further is a drag. */
const STILL = 4;

/** Has a click on a mark do what the mark says, in place of what its row does; the pointer shows where there is one. */
export function useMarkClicks(model: WaterfallModel, layers: readonly Layer[]): void {
  const latest = useRef(model);
  useEffect(() => {
    latest.current = model;
  });
  useEffect(() => {
    const frame = latest.current.frame.current;
    if (frame === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    let pressed = { x: 0, y: 0 };
    const actionAt = (event: MouseEvent) => {
      const { picture, layout } = latest.current;
      const { x, y } = placeOnCanvas(event, frame, layout);
      if (picture.current === null || x < 0 || y < 0 || hasOwnGestures(event.target)) return null;
      const shown = picture.current;
      return layers.reduce<(() => void) | null>((below, layer) => layer.clickAt?.(shown, x, y) ?? below, null);
    };
    const onPress = ({ clientX: x, clientY: y }: PointerEvent) => {
      pressed = { x, y };
    };
    const onClick = (event: MouseEvent) => {
      if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STILL) return;
      const action = actionAt(event);
      if (action === null) return;
      event.stopPropagation();
      action();
    };
    const onMove = (event: PointerEvent) => {
      const cursor = event.buttons === 0 && actionAt(event) !== null ? 'pointer' : '';
      if (frame.style.cursor !== cursor) frame.style.cursor = cursor;
    };
    frame.addEventListener('pointerdown', onPress, { signal, capture: true });
    frame.addEventListener('click', onClick, { signal, capture: true });
    frame.addEventListener('pointermove', onMove, { signal });
    return () => listening.abort();
  }, [layers]);
}
