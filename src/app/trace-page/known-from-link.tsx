import { withoutOverrides } from '../../lib/without-overrides.ts';
import { formatDuration } from '../../trace/time.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { readLook } from '../url-state-look.ts';

/** More of a filter nobody reads here. */
const LONGEST = 300;

/** What a link to a trace says beside its id: nothing of it is lost while the trace cannot be had. */
export function KnownFromLink({ address }: { readonly address: TraceState | TracesState }) {
  const facts = knownFacts(address);
  if (facts.length === 0) return null;
  return (
    <section aria-label="What the link says">
      <p className="pb-1.5 text-ink2">The address is kept, and shows this once the trace is there:</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-ink2">{name}</dt>
            <dd className="min-w-0 font-mono text-[11px] [overflow-wrap:anywhere]">
              <bdi>{withoutOverrides(text.slice(0, LONGEST))}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Returns what an address says that a person can use elsewhere, each with its name. */
function knownFacts(address: TraceState | TracesState): readonly (readonly [name: string, text: string])[] {
  if (address.page !== 'trace') return [];
  const look = readLook(address.look ?? '');
  const window = look.window?.map((edge) => formatDuration(edge)).join(' to ') ?? '';
  const facts: [string, string][] = [
    ['Trace', address.traceId],
    ['Span', address.span],
    ['Pinned', address.pins?.join(', ') ?? ''],
    ['Finding', address.finding ?? ''],
    ['What if', address.whatIf ?? ''],
    ['Time in sight', window],
    ['Filter', look.filter],
    ['Rows', look.filterMode === 'only' ? 'only matches' : ''],
    ['Subtree of', look.root],
  ];
  const said = facts.filter(([, text]) => text !== '');
  return said.length > 1 ? said : [];
}
