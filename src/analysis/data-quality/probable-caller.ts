import { serviceName } from '../../trace/span.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';

/** So many are looked for: each is compared with every call. */
const MOST_ORPHANS = 8;

/**
 * Returns for some of the orphans the call that each probably belongs to: one that shows nothing below it, encloses the
 * orphan in time and names its service as what it calls. Where there is none, or several, the orphan is left out. A
 * proposal for people, good for no figure.
 */
export function probableCallers(
  context: AnalysisContext,
  orphans: readonly SpanIndex[],
): { readonly orphan: SpanIndex; readonly caller: SpanIndex }[] {
  return orphans.slice(0, MOST_ORPHANS).flatMap((orphan) => {
    const caller = onlyCaller(context, orphan);
    return caller < 0 ? [] : [{ orphan, caller }];
  });
}

/** Returns the one call that fits, -1 if none does or more than one. */
function onlyCaller(context: AnalysisContext, orphan: SpanIndex): SpanIndex {
  const { trace } = context;
  const { start, end, kind, subtreeEnd } = trace;
  const service = serviceName(trace, orphan).toLowerCase();
  if (service === '') return -1;
  let found = -1;
  for (let span = 0; span < trace.length; span++) {
    if (kind[span] !== SpanKind.Client && kind[span] !== SpanKind.Producer) continue;
    if (subtreeEnd[span] > span + 1 || start[span] > start[orphan] || end[span] < end[orphan]) continue;
    if (trace.service[span] === trace.service[orphan] || !isTarget(context, span, orphan, service)) continue;
    if (found >= 0) return -1;
    found = span;
  }
  return found;
}

function isTarget({ facts }: AnalysisContext, call: SpanIndex, orphan: SpanIndex, service: string): boolean {
  const rpcService = facts.text(call, 'rpcService');
  if (rpcService !== '' && rpcService === facts.text(orphan, 'rpcService')) return true;
  return [facts.text(call, 'peer'), facts.text(call, 'url')].some((target) => namesHost(target, service));
}

/** `payments`, `payments:8080`, `http://payments.prod.svc/charge`: a host's first label says what it serves. */
function namesHost(target: string, service: string): boolean {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i.exec(target)?.[1]?.toLowerCase() ?? '';
  return host === service || host.startsWith(`${service}.`);
}
