import { useEffect } from 'react';
import { serviceName, spanName } from '../../../trace/span.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { deepestRow, indentFor, levelOf } from '../depth-shift.ts';
import type { FullModel } from '../full-model.ts';
import { OWN_GESTURES } from '../gesture-manager.ts';
import { goTo } from '../go-to.ts';
import { rowOf } from '../rows.ts';
import { shortText } from '../short-text.ts';
import { swatchOf } from '../span-colours.ts';
import { StuckBars } from '../stuck-bars.tsx';
import { isAfterGap, stuckSpans, uncoverRow } from '../stuck-rows.ts';
import { useViewportValue } from '../use-viewport.ts';
import type { CssPixels } from '../viewport.ts';

/** A row's name without indent: its padding and the expander. */
const NAME_LEFT: CssPixels = 24;
/** A gap is shown where the expander of its row stands. */
const GAP_LEFT: CssPixels = 14;

interface StuckRowsOverlayProps {
  readonly model: FullModel;
}

/**
 * The ancestors of the first rows, kept at the upper edge while their subtrees are scrolled through; a click goes to one.
 * For the eye alone: whoever has the rows read to them has each row's level, and a key to the parent.
 */
export function StuckRowsOverlay({ model }: StuckRowsOverlayProps) {
  const { store, trace, tree, layout } = model;
  const { rows, active, isOpened } = tree;
  const isPlaced = isOpened && model.look.top !== '';
  const spans = useViewportValue(store, (viewport) => stuckSpans(trace, rows, viewport).join())
    .split(',')
    .filter(Boolean);

  // After the grid has scrolled to the row that keys act on, so that this has the last word.
  useEffect(() => {
    // A link may have it covered, as whoever sent that had.
    if (!isPlaced) store.change(uncoverRow(trace, rows, rowOf(rows, active)));
  }, [store, trace, rows, active, isPlaced]);

  const deepest = deepestRow(trace);
  if (spans.length === 0) return null;
  const stuck = spans.map(Number);
  const edges = nameEdges(model, stuck, deepest);
  const height = stuck.length * layout.rowHeight;
  return (
    <div
      {...OWN_GESTURES}
      aria-hidden
      className="absolute left-0 z-[5] border-line2 border-b bg-bg shadow-[0_2px_3px_-2px_rgb(0_0_0/0.25)]"
      style={{ top: layout.headerHeight, width: layout.canvasLeft + layout.canvasWidth, height }}
    >
      {stuck.map((span, i) => (
        <StuckRow key={span} model={model} span={span} left={edges[i]} isAfterGap={isAfterGap(trace, stuck, i)} />
      ))}
      <StuckBars model={model} spans={stuck} />
    </div>
  );
}

/** Returns where the names begin: as far in as those of their rows, so that the lines down from them end there. */
function nameEdges({ trace, tree, layout }: FullModel, stuck: readonly SpanIndex[], deepest: number): CssPixels[] {
  const rootDepth = trace.depth[tree.rows[0]];
  const indent = indentFor(deepest - rootDepth, layout.nameWidth);
  return stuck.map((span) => NAME_LEFT + levelOf(trace.depth[span] - rootDepth, indent.most) * indent.width);
}

interface StuckRowProps {
  readonly model: FullModel;
  readonly span: SpanIndex;
  /** Where its name begins. */
  readonly left: CssPixels;
  /** Rows between it and the one above are left out. */
  readonly isAfterGap: boolean;
}

function StuckRow({ model, span, left, isAfterGap }: StuckRowProps) {
  const { trace, layout } = model;
  const service = serviceName(trace, span);
  return (
    <button
      type="button"
      tabIndex={-1}
      title="Go to this row"
      // The grid keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => goTo(model, span)}
      className="relative flex w-full items-center pr-3 text-left text-ink2 hover:bg-hover"
      style={{ height: layout.rowHeight, paddingLeft: left }}
    >
      <span
        className={`flex min-w-0 items-center ${layout.isNarrow ? 'h-[19px] w-full self-start' : ''}`}
        style={layout.isNarrow ? undefined : { width: layout.nameWidth - left - 12 }}
      >
        {isAfterGap && (
          <span className="absolute text-ink3" style={{ left: left - GAP_LEFT }}>
            …
          </span>
        )}
        <span
          className="mr-1.5 h-[13px] w-[3px] shrink-0 rounded-[1px]"
          style={{ background: swatchOf(model.spanColours, span) }}
        />
        <bdi className="mr-1.5 max-w-[50%] shrink-0 truncate font-semibold">
          {service === '' ? 'unknown service' : shortText(service, 120)}
        </bdi>
        <bdi className="min-w-0 truncate">{shortText(spanName(trace, span), 300) || 'unnamed'}</bdi>
      </span>
    </button>
  );
}
