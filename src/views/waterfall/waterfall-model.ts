import type { RefObject } from 'react';
import type { SpanSet } from '../../trace/span-set.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import type { LayerPicture } from './layers/layer.ts';
import type { Layout } from './layout.ts';
import type { SpanColours } from './span-colours.ts';
import type { Tree } from './use-tree.ts';
import type { CssPixels } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';
import type { WaterfallSettings } from './waterfall-settings.ts';

/**
 * All that a waterfall is at the moment, and how to change it. What comes after the first row (tools, commands, layers)
 * is given one of these and nothing else.
 */
export interface WaterfallModel extends TraceViewProps {
  /** The waterfall's outermost element. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly store: ViewportStore;
  readonly layout: Layout;
  readonly tree: Tree;
  readonly settings: WaterfallSettings;
  readonly spanColours: SpanColours;
  /** null for the colours that every trace opens with. */
  readonly setSpanColours: (colours: SpanColours | null) => void;
  /** Spans that are pointed out, the rest being dim; null where none are. */
  readonly lit: SpanSet | null;
  readonly setLit: (spans: SpanSet | null) => void;
  /** Where on the canvas the pointer is, null while it is elsewhere. */
  readonly pointerX: RefObject<CssPixels | null>;
  /** What was painted last. */
  readonly picture: RefObject<LayerPicture | null>;
}
