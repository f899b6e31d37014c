import type { AskedBackend } from '../../load/asked-backend.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import type { OpenedTraces } from '../../load/opened-traces.ts';
import type { TraceSummary } from '../../trace/span-table.ts';
import { isSameTrace } from './which-trace.ts';

/** What each of the ids came to that a list was asked for. */
export interface ListAccount {
  /** Backends that were asked for each of them at once; empty where one was. */
  readonly asked: readonly string[];
  /** Which of these had a trace, by its id. */
  readonly backends: ReadonlyMap<string, string>;
  readonly missing: readonly MissingId[];
}

/** An id that was not found, or a file that could not be read. */
export interface MissingId {
  /** As it was asked for; empty where it is not known, or told by the problem. */
  readonly traceId: string;
  readonly problem: LoadProblem;
}

type ListAnswer = Pick<OpenedTraces, 'asked' | 'missing'> & {
  readonly summaries: readonly Pick<TraceSummary, 'traceId'>[];
};

/** Returns what came of the ids `traceIds`. They were asked for in their order, and are told of in it. */
export function accountOfList(traceIds: readonly string[], { summaries, asked, missing }: ListAnswer): ListAccount {
  const found = traceIds.filter((id) => summaries.some(({ traceId }) => isSameTrace(traceId, id)));
  const lost = traceIds.filter((id) => !found.includes(id));
  const isPlain = lost.length === missing.length;
  const rounds = roundsOf(asked);
  return {
    asked: rounds[0]?.map(({ name }) => name) ?? [],
    backends: new Map(rounds.length === found.length ? summaries.flatMap(whoHad(found, rounds)) : []),
    missing: missing.map((problem, i) => ({
      traceId: isPlain && !problem.sentence.includes(lost[i]) ? lost[i] : '',
      problem,
    })),
  };
}

function whoHad(found: readonly string[], rounds: readonly (readonly AskedBackend[])[]) {
  return ({ traceId }: { readonly traceId: string }): [string, string][] => {
    const at = found.findIndex((id) => isSameTrace(traceId, id));
    const shown = rounds[at]?.find(({ came }) => came === 'shown');
    return shown === undefined ? [] : [[traceId, shown.name]];
  };
}

/** All are asked for one trace before any is for the next; no two have one name. */
function roundsOf(asked: readonly AskedBackend[]): readonly (readonly AskedBackend[])[] {
  const size = asked.findIndex(({ name }, i) => i > 0 && name === asked[0].name);
  const most = size < 0 ? asked.length : size;
  const count = most === 0 ? 0 : asked.length / most;
  return Array.from({ length: count }, (_, i) => asked.slice(i * most, (i + 1) * most));
}
