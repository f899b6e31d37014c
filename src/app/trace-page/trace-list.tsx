import { useMemo } from 'react';
import { counted } from '../../lib/counted.ts';
import { listed } from '../../lib/listed.ts';
import type { OpenedTraces } from '../../load/opened-traces.ts';
import { formatTraceOrder, parseTraceOrder, type TraceOrder } from '../../trace/trace-order.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useTellPainted } from '../use-rest.ts';
import { HeaderRow } from './header-row.tsx';
import { InputDefects } from './input-defects.tsx';
import { accountOfList, type MissingId } from './list-account.ts';
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
  const { summaries } = opened;
  const { asked, backends, missing } = useMemo(() => {
    return accountOfList(address.page === 'traces' ? address.traceIds : [address.traceId], opened);
  }, [address, opened]);
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
        <h1 className="text-[13px] font-semibold max-sm:min-h-[26px] max-sm:w-full max-sm:pr-36 max-sm:pointer-coarse:min-h-9">
          {counted(summaries.length, 'trace')}
        </h1>
        {asked.length > 0 ? (
          <span className="truncate text-ink2">Asked {listed(asked)}</span>
        ) : (
          <bdi className="truncate text-ink2">{backend || file || example}</bdi>
        )}
        {missing.length > 0 && (
          <span className="text-ink2">
            {missing.length} {notShown(address, missing).toLowerCase()}
          </span>
        )}
      </HeaderRow>
      <SourceBanner defects={opened.defects} />
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {summaries.length > 0 && (
          <TraceTable
            summaries={summaries}
            from={{ backend, example, file }}
            backends={backends}
            order={order}
            onOrder={onOrder}
          />
        )}
        {missing.length > 0 && <MissingList title={notShown(address, missing)} missing={missing} />}
        <InputDefects defects={opened.defects} />
      </div>
    </main>
  );
}

/** Files are there, and may hold no trace. Of an id for which not all have answered nobody knows whether it is somewhere. */
function notShown({ file }: TraceState | TracesState, missing: readonly MissingId[]): string {
  if (file !== '') return 'Not read';
  return missing.every(({ problem }) => problem.kind === 'not_found') ? 'Not found' : 'Not shown';
}

interface MissingListProps {
  readonly title: string;
  readonly missing: readonly MissingId[];
}

function MissingList({ title, missing }: MissingListProps) {
  return (
    <section aria-label={title} className="px-4 pt-5">
      <h2 className="pb-1.5 font-semibold">{title}</h2>
      <ul>
        {missing.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems may be alike, and do not move.
          <li key={i} className="border-t border-line py-1.5 [overflow-wrap:anywhere] last:border-b">
            <Missing {...each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Of several backends those that failed say why; that the others have nothing is said. */
function Missing({ traceId, problem }: MissingId) {
  const failed = problem.said?.filter((each) => each.problem.kind !== 'not_found') ?? [];
  return (
    <>
      {traceId !== '' && <bdi className="block font-mono text-[11px]">{traceId.slice(0, 200)}</bdi>}
      <p>
        {problem.sentence} {problem.serverWords !== '' && <q className="text-ink2">{problem.serverWords}</q>}
      </p>
      {failed.map(({ name, problem: { sentence } }) => (
        <p key={name} className="text-ink2">
          <bdi>{name}</bdi>: {sentence}
        </p>
      ))}
      <p className="font-mono text-[11px] text-ink2">{problem.address}</p>
    </>
  );
}
