import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** A question to the replay: what if this were otherwise (B2 of the definitions). */
export type Change =
  /** The span, with everything below it, takes `factor` times as long. */
  | { readonly op: 'scale'; readonly span: SpanIndex; readonly factor: number }
  /** The span, with everything below it in proportion, takes so long. */
  | { readonly op: 'set'; readonly span: SpanIndex; readonly duration: Nanoseconds }
  /** Every span of a service and name takes `factor` times as long. */
  | { readonly op: 'scaleOperation'; readonly service: string; readonly name: string; readonly factor: number }
  /** Children of one parent all start when the first one does. */
  | { readonly op: 'parallel'; readonly spans: readonly SpanIndex[] };
