import { memo, useEffect, useRef } from 'react';
import { createColourReader } from '../waterfall/colours.ts';
import { type PlotPicture, paintPlot } from './paint-plot.ts';

/** The painted part of the plot. Painted again only when what is on it changes, never while a brush is drawn. */
export const PlotCanvas = memo(function PlotCanvas({ picture }: { readonly picture: PlotPicture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const paint = () => paintPlot(element, picture, colours.get(), window.devicePixelRatio);
    const colours = createColourReader(paint);
    paint();
    const ratio = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    ratio.addEventListener('change', paint);
    return () => {
      colours.stop();
      ratio.removeEventListener('change', paint);
    };
  }, [picture]);
  const { width, height } = picture.size;
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex cannot be focused.
  return <canvas ref={canvas} aria-hidden="true" className="absolute inset-0" style={{ width, height }} />;
});
