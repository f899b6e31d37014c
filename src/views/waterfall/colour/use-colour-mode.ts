import { useEffect, useState } from 'react';
import { BY_SERVICE, type SpanColours } from '../span-colours.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { markedServiceColours } from './by-service.ts';
import { findMode, modeName } from './find-mode.ts';
import { isToldByColour } from './looks.ts';
import { useIsDark } from './use-is-dark.ts';

/** Colours the trace as the settings say. Returns why it could not, empty if it could. */
export function useColourMode(model: WaterfallModel): string {
  const { trace, readers, setSpanColours } = model;
  const { colourBy } = model.settings;
  const isDark = useIsDark();
  const [problem, setProblem] = useState({ trace, colourBy, text: '' });

  useEffect(() => {
    let isStale = false;
    const { mode, argument } = findMode(colourBy);
    const settle = (colours: SpanColours | null, text: string) => {
      if (isStale) return;
      const shown = colours ?? markedServiceColours(trace);
      setSpanColours(shown.by === BY_SERVICE && isToldByColour(shown.groups.length) ? null : shown);
      setProblem({ trace, colourBy, text });
    };
    const found = mode.colours({ trace, readers, argument, isDark });
    if (found instanceof Promise) {
      found.then(
        (colours) => settle(colours, colours === null ? `No span has ${modeName(colourBy)}` : ''),
        () => settle(null, `${modeName(colourBy)} could not be read`),
      );
    } else settle(found, '');
    return () => {
      isStale = true;
    };
  }, [trace, readers, colourBy, isDark, setSpanColours]);

  return problem.trace === trace && problem.colourBy === colourBy ? problem.text : '';
}
