import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { picksOf } from '../trace-picks.ts';
import { usePick } from '../use-pick.ts';
import { useCommands } from './commands/use-commands.ts';
import { PickedSpans } from './filter/picked-spans.tsx';
import type { FullModel } from './full-model.ts';
import { OWN_GESTURES } from './gesture-manager.ts';
import type { Gesture } from './gestures/gesture.ts';
import { createLateGestures } from './gestures/late.ts';
import { useHints } from './hints/use-hints.ts';
import { useInsights } from './insights/use-insights.ts';
import { LAYERS } from './layers/index.ts';
import type { Layer } from './layers/layer.ts';
import { useToldLook } from './look/use-told-look.ts';
import { OVERLAYS } from './overlays/index.ts';
import { TOOLS } from './tools/index.ts';
import type { Tool } from './tools/tool.ts';
import type { RowHints } from './tree-grid.tsx';
import { useFullModel } from './use-full-model.ts';
import { useMarkClicks } from './use-mark-clicks.ts';
import { useUnfocusedKeys } from './use-unfocused-keys.ts';
import type { WaterfallModel } from './waterfall-model.ts';

interface WaterfallExtrasProps {
  readonly model: WaterfallModel;
  readonly onLayers: (layers: readonly Layer[]) => void;
  readonly onHints: (hints: RowHints) => void;
  readonly onGestures: (gestures: readonly Gesture[]) => void;
}

/** All that a first row does not need: the row of tools, the commands, and, once here, layers and further gestures. */
export function WaterfallExtras({ model: early, onLayers, onHints, onGestures }: WaterfallExtrasProps) {
  const model = useFullModel(early);
  const { box } = model;
  useCommands(model);
  useUnfocusedKeys(model.frame);
  useHints(model, onHints);
  useMarkClicks(model, LAYERS);
  useInsights(model);
  useToldLook(model);
  useEffect(() => onLayers(LAYERS), [onLayers]);
  useEffect(() => onGestures(createLateGestures(early.store, box)), [onGestures, early.store, box]);
  const { isNarrow, nameWidth } = model.layout;
  return (
    <>
      <PickedSpans model={model} />
      {/* In a narrow window, where chips stand among them, they are moved sideways: none lies on another. */}
      <div
        {...OWN_GESTURES}
        className={`flex h-full min-w-0 items-center ${isNarrow ? 'overflow-x-auto [scrollbar-width:none]' : ''}`}
      >
        <div
          className="flex min-w-0 shrink-0 items-center gap-2 pl-4 max-sm:pl-3"
          style={isNarrow ? undefined : { width: nameWidth }}
        >
          <Tools place="names" model={model} />
        </div>
        <div
          className={`flex items-center justify-end gap-1 pr-4 pl-2 max-sm:pr-3 ${isNarrow ? 'min-w-min grow *:shrink-0' : 'min-w-0 flex-1'}`}
        >
          <Tools place="bars" model={model} />
        </div>
      </div>
      {model.frame.current !== null && createPortal(<Overlays model={model} />, model.frame.current)}
    </>
  );
}

/** Renders the tools anew with what they and their room depend on. */
function useToolPicks({ trace }: WaterfallModel): void {
  usePick(trace, 'filterMode');
  usePick(trace, 'onPath');
  usePick(trace, 'pointedOut');
  const { subscribe, get } = picksOf(trace);
  useSyncExternalStore(subscribe, () => get().matches === null);
}

function Overlays({ model }: { readonly model: FullModel }) {
  return OVERLAYS.map(({ id, component: Component }) => <Component key={id} model={model} />);
}

function Tools({ place, model }: { readonly place: Tool['place']; readonly model: FullModel }) {
  useToolPicks(model);
  return TOOLS.filter((tool) => tool.place === place).map(({ id, component: Component }) => (
    <Component key={id} model={model} />
  ));
}
