import { useDeferredValue, useMemo } from 'react';
import { counted } from '../../lib/counted.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import { nextIn } from '../../trace/span-set-walk.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { usePick } from '../../views/use-pick.ts';

/** The same figures as the title's, of the filter's matches alone; nothing without a filter, nor where they need a line. */
export function FilteredFacts({ trace }: { readonly trace: SpanTable }) {
  const matches = useDeferredValue(usePick(trace, 'matches'));
  const facts = useMemo(() => matches && factsOf(trace, matches.spans), [trace, matches]);
  if (matches === null || facts === null) return null;
  return (
    <span className="rounded bg-accent-bg px-1.5 text-ink max-xl:hidden" title="What the filter has found">
      <span className="sr-only">Filter: </span>
      {counted(matches.count, 'match', 'matches')} · {counted(facts.services, 'service')} ·{' '}
      {counted(facts.errors, 'error')}
    </span>
  );
}

function factsOf({ service, services, status }: SpanTable, spans: SpanSet) {
  const isMet = new Uint8Array(services.length);
  let errors = 0;
  for (let span = nextIn(spans, 0); span >= 0; span = nextIn(spans, span + 1)) {
    isMet[service[span]] = 1;
    if (status[span] === StatusCode.Error) errors++;
  }
  return { services: isMet.reduce((sum, each) => sum + each, 0), errors };
}
