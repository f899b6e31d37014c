import { useState } from 'react';
import { counted } from '../../lib/counted.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import type { TraceSummary } from '../../trace/span-table.ts';
import type { TraceOrder } from '../../trace/trace-order.ts';
import { Button } from '../../ui/button.tsx';
import { askForBackend } from '../dialogs.tsx';
import { NO_SOURCE } from '../url-state.ts';
import { useIsChosen } from '../use-is-chosen.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { HeaderRow } from './header-row.tsx';
import { SortChoice } from './sort-choice.tsx';
import { TraceTable } from './trace-table.tsx';

export interface AnswerListProps {
  readonly problem: LoadProblem;
  readonly results: readonly TraceSummary[];
}

/** The traces that the answer to a search lists, as far as it tells of them: each row asks a backend for its trace. */
export function AnswerList({ problem, results }: AnswerListProps) {
  const [order, setOrder] = useState<TraceOrder | null>(null);
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <HeaderRow actions={<SortChoice order={order} onOrder={setOrder} />}>
        <h1 className="text-[13px] font-semibold">{counted(results.length, 'trace')}</h1>
        <bdi className="truncate text-ink2">{problem.address.slice(0, 300)}</bdi>
      </HeaderRow>
      <div
        role="note"
        className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-surface px-4 py-1.5"
      >
        <p className="min-w-0 [overflow-wrap:anywhere]">
          <strong className="font-semibold">{problem.sentence}</strong> <WhoIsAsked />
        </p>
        <WayToAsk />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        <TraceTable summaries={results} from={NO_SOURCE} order={order} onOrder={setOrder} />
      </div>
    </main>
  );
}

function WhoIsAsked() {
  const { backends, current } = usePageSetup();
  const isChosen = useIsChosen();
  const isOneOfSeveral = backends !== null && backends.length > 1;
  if (isOneOfSeveral && !isChosen) return 'A row opens its trace from whichever backend has it.';
  if (current !== null) {
    return (
      <>
        A row opens its trace from <bdi className="font-semibold">{current.name}</bdi>
        {isOneOfSeveral && ', the backend chosen above'}.
      </>
    );
  }
  return (
    backends !== null && 'They are with the backend that gave this answer; none is set up here that a row could ask.'
  );
}

/** Where nobody can be asked. */
function WayToAsk() {
  const { backends, current } = usePageSetup();
  if (current !== null || backends === null) return null;
  return (
    <Button size="small" onClick={() => askForBackend()}>
      Add a backend…
    </Button>
  );
}
