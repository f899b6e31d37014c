import { LoadError, type LoadProblem } from '../load-problem.ts';
import { workerProblem } from '../worker-problem.ts';
import type { SearchRequestMessage, SearchResponseMessage } from './search-messages.ts';
import { SearchSession } from './search-session.ts';

/** One worker does one search and answers questions about what it found until it is ended; ending it is how to cancel. */
const session = new SearchSession({
  onProgress: (progress) => tell({ type: 'progress', progress }),
  onLearnt: (kind, api) => tell({ type: 'learnt', kind, api }),
});

const waiting = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<SearchRequestMessage>) => {
  switch (data.type) {
    case 'search':
      session.search(data.source, data.query, data.now, new AbortController().signal).then(
        (answer) => tell({ type: 'answer', answer }),
        (error: unknown) => tell({ type: 'failed', problem: problemOf(error) }),
      );
      return;
    case 'count':
      count(data.id, data.traceId);
      return;
    case 'stop':
      waiting.get(data.id)?.abort();
  }
});

function count(id: number, traceId: string): void {
  const controller = new AbortController();
  waiting.set(id, controller);
  session
    .counted(traceId, controller.signal)
    .then(
      (counted) => tell({ type: 'counted', id, counted }),
      (error: unknown) => tell({ type: 'uncounted', id, problem: problemOf(error) }),
    )
    .finally(() => waiting.delete(id));
}

function problemOf(error: unknown): LoadProblem {
  return error instanceof LoadError ? error.problem : workerProblem(error);
}

function tell(response: SearchResponseMessage): void {
  self.postMessage(response);
}
