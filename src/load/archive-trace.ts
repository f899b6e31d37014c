import { serverWords } from './server-words.ts';

/**
 * Has Jaeger keep a trace in its archive. Returns an empty text once it is kept, else why it is not.
 *
 * @param base the address below which jaeger-query has its API, with a slash at its end
 */
export async function archiveTrace(base: string, traceId: string): Promise<string> {
  try {
    const answer = await fetch(new URL(`api/archive/${encodeURIComponent(traceId)}`, base), { method: 'POST' });
    if (answer.ok) return '';
    return `Jaeger answers ${answer.status}: ${serverWords(await answer.text())}`;
  } catch {
    return 'Jaeger cannot be reached.';
  }
}
