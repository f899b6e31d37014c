import { spanName } from '../trace/span.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

const LONGEST_NAME = 200;
/**
 * As instrumentations name them: `middleware - query` and `request handler - /users` (Express, Koa), `hook - onRequest`
 * (Fastify), `ext - onPreAuth` (Hapi), `django.middleware`, `middleware.django Csp…`, `base.dispatch.request …`,
 * `view.render …`, `security filterchain before` (Spring).
 */
const LAYER =
  /middleware|^(?:router|request handler|handler|hook|ext|guard|interceptor) - |^security filterchain\b|^(?:base\.dispatch|view\.render|process_(?:request|response|view|action))\b/i;

/**
 * Returns whether `span` is a layer that a framework puts around or before what serves a request: it runs them in an
 * order of its own, whatever they wait for.
 */
export function isFrameworkLayer(trace: SpanTable, span: SpanIndex): boolean {
  const kind = trace.kind[span];
  const isOwnCode = kind === SpanKind.Internal || kind === SpanKind.Unspecified;
  return isOwnCode && LAYER.test(spanName(trace, span).slice(0, LONGEST_NAME));
}
