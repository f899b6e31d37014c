import { LoadError } from './load-problem.ts';
import { networkProblem } from './network-problem.ts';

/** How much of a refusal is read for its words. */
const MOST_WORDS = 4096;

/**
 * Fetches a document of our own origin, such as an example. `totalBytes` is 0 where unknown. Rejects with a LoadError
 * for anything but a 200.
 */
export async function fetchDocument(
  url: string,
  signal: AbortSignal,
): Promise<{ body: ReadableStream<Uint8Array<ArrayBuffer>>; totalBytes: number }> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw new LoadError(networkProblem(error, url, true));
  });
  const { status, headers, body } = response;
  const contentType = headers.get('content-type') ?? '';
  if (status !== 200 || body === null || contentType.includes('html')) {
    const start = (await response.text()).slice(0, MOST_WORDS);
    const { answerProblem } = await import('./answer-problem.ts');
    throw new LoadError(answerProblem({ status, contentType, start, address: url, redirectedTo: '' }, 'The server'));
  }
  // A length beside an encoding is that of the packed bytes, and progress counts unpacked ones.
  const isPlain = headers.get('content-encoding') === null;
  return { body, totalBytes: isPlain ? Number(headers.get('content-length') ?? 0) : 0 };
}
