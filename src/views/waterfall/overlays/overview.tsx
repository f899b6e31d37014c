import { type MouseEvent, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import { Button } from '../../../ui/button.tsx';
import { createColourReader } from '../colours.ts';
import type { FullModel } from '../full-model.ts';
import { OWN_GESTURES } from '../gesture-manager.ts';
import { goTo } from '../go-to.ts';
import { paintPathOfAll } from '../insights/paint-path-of-all.ts';
import { overviewOf } from '../overview/overview-state.ts';
import { createOverviewPainter, overviewLines } from '../overview/paint-overview.ts';
import { linesOf, rowsOn } from '../overview/row-lines.ts';
import { rowOf } from '../rows.ts';
import { timeAtX } from '../viewport.ts';

/** All rows at once, too low for names: for the shape of a trace. A click goes to the span there. */
export function Overview({ model }: { readonly model: FullModel }) {
  const state = overviewOf(model.store);
  const isOpen = useSyncExternalStore(state.subscribe, state.isOpen);
  return isOpen && model.tree.rows.length > 0 ? <AllRows model={model} /> : null;
}

function AllRows({ model }: { readonly model: FullModel }) {
  const { layout, tree } = model;
  const close = () => overviewOf(model.store).set(false);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const span = spanAt(model, event.clientX - box.left, event.clientY - box.top);
    if (span < 0) return;
    goTo(model, span);
    close();
  };
  return (
    <div className="absolute inset-x-0 z-[5] bg-bg" style={{ top: layout.headerHeight, height: layout.bodyHeight }}>
      {!layout.isNarrow && (
        <div
          {...OWN_GESTURES}
          className="flex h-full flex-col items-start gap-2 p-4 text-ink2"
          style={{ width: layout.nameWidth }}
        >
          <p>
            All {tree.rows.length.toLocaleString('en')} rows at once. Where several share a line the longest shows, and
            every error. Click a bar to go to its row.
          </p>
          <Button size="small" onClick={close}>
            Back to the names
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the rows of the tree grid, which stays where it is. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for a pointer alone. */}
      <div
        className="absolute inset-y-0 cursor-pointer"
        style={{ left: layout.canvasLeft, width: layout.canvasWidth }}
        onClick={onClick}
      >
        <AllBars model={model} />
      </div>
    </div>
  );
}

function AllBars({ model }: { readonly model: FullModel }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(model);
  const { store, layout } = model;
  useLayoutEffect(() => {
    latest.current = model;
    store.requestFrame();
  });
  useEffect(() => {
    const painter = createOverviewPainter(store.requestFrame);
    const colours = createColourReader(store.requestFrame);
    const unsubscribe = store.subscribe(() => {
      const context = canvas.current?.getContext('2d');
      if (!context) return;
      const now = latest.current;
      const ratio = window.devicePixelRatio;
      setSize(context.canvas, now);
      const lines = linesNow(now);
      const input = { ...now, rows: now.tree.rows, colours: colours.get(), lines };
      painter.paint(context, input, store.get(), ratio);
      paintPathOfAll(context, now, lines, colours.get().ink, ratio);
      markSelected(context, now, colours.get().accent);
    });
    return () => {
      unsubscribe();
      colours.stop();
    };
  }, [store]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex cannot be focused.
    <canvas ref={canvas} aria-hidden="true" style={{ width: layout.canvasWidth, height: layout.bodyHeight }} />
  );
}

function setSize(canvas: HTMLCanvasElement, { layout }: FullModel): void {
  const across = Math.round(layout.canvasWidth * window.devicePixelRatio);
  const down = Math.round(layout.bodyHeight * window.devicePixelRatio);
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
}

function linesNow({ tree, layout }: FullModel) {
  return overviewLines(tree.rows.length, layout.rowHeight, layout.bodyHeight, window.devicePixelRatio);
}

function markSelected(context: CanvasRenderingContext2D, model: FullModel, accent: string): void {
  const { tree, selected } = model;
  const row = rowOf(tree.rows, selected < 0 ? tree.active : selected);
  const [first, next] = linesOf(linesNow(model), Math.max(0, row));
  context.fillStyle = accent;
  context.fillRect(0, first, 8, Math.max(2, next - first));
}

/** The span at a point: of several rows on one line the longest bar there, else the nearest row. */
function spanAt(model: FullModel, x: number, y: number): SpanIndex {
  const { trace, tree, store } = model;
  const lines = linesNow(model);
  const line = Math.floor(y * window.devicePixelRatio);
  if (line >= lines.lineCount || x < 0) return -1;
  const [first, next] = rowsOn(lines, line);
  const viewport = store.get();
  const slack = timeAtX(viewport, 3) - timeAtX(viewport, 0);
  const time = timeAtX(viewport, x);
  let best: SpanIndex = -1;
  for (let row = first; row < next; row++) {
    const span = tree.rows[row];
    if (trace.start[span] > time + slack || trace.end[span] < time - slack) continue;
    if (best < 0 || trace.end[span] - trace.start[span] > trace.end[best] - trace.start[best]) best = span;
  }
  return best < 0 ? tree.rows[first] : best;
}
