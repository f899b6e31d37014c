import type { FullModel } from '../full-model.ts';
import { leaveSubtree } from '../subtree.ts';
import { isZoomed, panBy, resetZoom, showTime, type ViewportChange, zoomAbout } from '../viewport.ts';
import type { CommandGroup } from './command.ts';

const FACTOR = 1.35;
const SHARE_OF_PLOT = 0.1;

/** Zoom and pan; held keys repeat. */
export const TIME: CommandGroup = {
  title: 'Time',
  commands: [
    {
      keys: ['w', '+', '='],
      shownAs: ['w', '+'],
      title: 'Zoom in, about the pointer where it is over the bars',
      run: zoomBy(FACTOR),
    },
    { keys: ['s', '-', '−', '_'], shownAs: ['s', '−'], title: 'Zoom out', run: zoomBy(1 / FACTOR) },
    { keys: ['a', 'Shift+ArrowLeft'], title: 'Earlier', run: panByShare(-SHARE_OF_PLOT) },
    { keys: ['d', 'Shift+ArrowRight'], title: 'Later', run: panByShare(SHARE_OF_PLOT) },
    { keys: ['z'], title: 'Zoom to the row’s bar', run: zoomToActive },
    { keys: ['0'], title: 'Show the whole trace', run: showAll },
  ],
};

function zoomBy(factor: number): (model: FullModel) => boolean {
  return ({ store, pointerX }) => {
    const { plotLeft, plotWidth } = store.get();
    return moved(store.change, (viewport) => zoomAbout(viewport, pointerX.current ?? plotLeft + plotWidth / 2, factor));
  };
}

function panByShare(share: number): (model: FullModel) => boolean {
  return ({ store }) => moved(store.change, (viewport) => panBy(viewport, share * viewport.plotWidth, 0));
}

function zoomToActive({ trace, tree, store }: FullModel): boolean {
  return moved(store.change, (viewport) => showTime(viewport, trace.start[tree.active], trace.end[tree.active]));
}

function showAll(model: FullModel): boolean {
  if (isZoomed(model.store.get())) model.store.change(resetZoom);
  leaveSubtree(model);
  return true;
}

/** The key is taken, though at the end of time it may move nothing. */
function moved(change: (change: ViewportChange) => boolean, by: ViewportChange): true {
  change(by);
  return true;
}
