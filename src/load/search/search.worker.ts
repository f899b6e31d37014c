import { LoadError, type LoadProblem } from '../load-problem.ts';
import { workerProblem } from '../worker-problem.ts';
import { SharedDocuments } from './document-contents.ts';
import type { SearchRequestMessage, SearchResponseMessage } from './search-messages.ts';
import { SearchSession } from './search-session.ts';

/** Searches, and answers questions about what was found until it is ended; ending it is how to cancel for good. */
const documents = new SharedDocuments();
const sessions = new Map<number, SearchSession>();
const controllers = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<SearchRequestMessage>) => {
  if (data.name === 'stop') {
    sessions.delete(data.id);
    controllers.get(data.id)?.abort();
    return;
  }
  const controller = new AbortController();
  controllers.set(data.id, controller);
  resultOf(data, controller.signal)
    .then(tell, (error: unknown) => tell({ type: 'problem', id: data.id, problem: problemOf(error) }))
    .finally(() => controllers.delete(data.id));
});

async function resultOf(
  request: Exclude<SearchRequestMessage, { name: 'stop' }>,
  signal: AbortSignal,
): Promise<SearchResponseMessage> {
  const { id } = request;
  switch (request.name) {
    case 'search': {
      const { source, query, now } = request.payload;
      const session = new SearchSession({
        onProgress: (progress) => tell({ type: 'progress', id, progress }),
        onLearnt: (kind, api) => tell({ type: 'learnt', id, kind, api }),
        documents,
      });
      sessions.set(id, session);
      return { type: 'result', id, name: 'search', payload: await session.search(source, query, now, signal) };
    }
    case 'count': {
      const session = sessions.get(request.payload.search);
      if (session === undefined) throw new LoadError({ kind: 'cancelled', sentence: 'The search was closed.' });
      return { type: 'result', id, name: 'count', payload: await session.counted(request.payload.traceId, signal) };
    }
    case 'contents':
      return { type: 'result', id, name: 'contents', payload: await documents.contents(request.payload.source) };
    case 'values': {
      const { source, key } = request.payload;
      return { type: 'result', id, name: 'values', payload: await documents.values(source, key) };
    }
  }
}

function problemOf(error: unknown): LoadProblem {
  return error instanceof LoadError ? error.problem : workerProblem(error);
}

function tell(response: SearchResponseMessage): void {
  self.postMessage(response);
}
