import { useMemo } from 'react';
import { counted } from '../../lib/counted.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import type { OpenedTraces } from '../../load/opened-traces.ts';
import { formatTraceOrder, parseTraceOrder, type TraceOrder } from '../../trace/trace-order.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useTellPainted } from '../use-rest.ts';
import { HeaderRow } from './header-row.tsx';
import { SortChoice } from './sort-choice.tsx';
import { SourceBanner } from './source-banner.tsx';
import { TraceTable } from './trace-table.tsx';

export interface TraceListProps {
  readonly address: TraceState | TracesState;
  readonly opened: OpenedTraces;
}

/** Several traces: those of a file, or those asked for by id, with the ids that were not found and the files that could not be read. */
export function TraceList({ address, opened }: TraceListProps) {
  useTellPainted(true);
  const { summaries, missing } = opened;
  const { backend, example, file } = address;
  const navigate = useNavigate();
  const sort = address.page === 'traces' ? (address.sort ?? '') : '';
  const order = useMemo(() => parseTraceOrder(sort), [sort]);
  // Back comes to the list as it was sorted, in one step.
  const onOrder = (next: TraceOrder | null) => {
    if (address.page !== 'traces') return;
    const { sort: _, ...unsorted } = address;
    const text = formatTraceOrder(next);
    navigate(text === '' ? unsorted : { ...unsorted, sort: text }, { replace: true });
  };
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <HeaderRow actions={<SortChoice order={order} onOrder={onOrder} />}>
        <h1 className="text-[13px] font-semibold">{counted(summaries.length, 'trace')}</h1>
        <bdi className="truncate text-ink2">{backend || file || example}</bdi>
        {missing.length > 0 && (
          <span className="text-ink2">
            {missing.length} {notShown(address).toLowerCase()}
          </span>
        )}
      </HeaderRow>
      <SourceBanner defects={opened.defects} />
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {summaries.length > 0 && (
          <TraceTable summaries={summaries} from={{ backend, example, file }} order={order} onOrder={onOrder} />
        )}
        {missing.length > 0 && <MissingList title={notShown(address)} missing={missing} />}
      </div>
    </main>
  );
}

/** Ids are looked for in a backend; files are there, and may hold no trace. */
function notShown({ file }: TraceState | TracesState): string {
  return file === '' ? 'Not found' : 'Not read';
}

interface MissingListProps {
  readonly title: string;
  readonly missing: readonly LoadProblem[];
}

function MissingList({ title, missing }: MissingListProps) {
  return (
    <section aria-label={title} className="px-4 pt-5">
      <h2 className="pb-1.5 font-semibold">{title}</h2>
      <ul>
        {missing.map((problem) => (
          <li key={`${problem.address} ${problem.sentence}`} className="border-t border-line py-1.5 last:border-b">
            <p className="[overflow-wrap:anywhere]">
              {problem.sentence} {problem.serverWords !== '' && <q className="text-ink2">{problem.serverWords}</q>}
            </p>
            <p className="font-mono text-[11px] text-ink2 [overflow-wrap:anywhere]">{problem.address}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
