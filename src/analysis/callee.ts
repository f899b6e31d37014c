import { serviceName } from '../trace/span.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { plainText } from './wording/plain-text.ts';

const CALLEE_FACTS = ['databaseSystem', 'peer', 'url', 'rpcService'] as const;

/** Returns which service or database a call goes to, as sentences name it; empty where nothing tells. */
export function calleeOf({ trace, facts, relations }: AnalysisContext, span: SpanIndex): string {
  const { childFrom, child, isRemote } = relations;
  for (let at = childFrom[span]; at < childFrom[span + 1]; at++) {
    const service = serviceName(trace, child[at]);
    if (isRemote[child[at]] === 1 && service !== '') return plainText(service);
  }
  if (!CALLEE_FACTS.some((fact) => facts.isNoted(fact))) return '';
  return plainText(
    facts.text(span, 'databaseSystem') ||
      facts.text(span, 'peer') ||
      hostOf(facts.text(span, 'url')) ||
      facts.text(span, 'rpcService'),
  );
}

function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url.slice(0, 2000))?.[1] ?? '';
}
