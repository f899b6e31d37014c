import type { AnswerHead } from '../backends/backend.ts';
import type { SearchRequest } from '../backends/backend-search.ts';
import { callOf, type OpenAnswer, openAnswer, SILENCE_MILLISECONDS } from '../backends/open-answer.ts';
import { searchError } from '../backends/search-refusal.ts';
import { LoadError } from '../load-problem.ts';
import { TraceReading } from '../trace-reading.ts';
import type { BackendConfig } from '../trace-source.ts';

/** Traces that were read of an answer. */
export interface ReadAnswer {
  /** null if there were none. */
  readonly reading: TraceReading | null;
  /** How many traces it holds; -1 if the server wants a service named. */
  readonly count: number;
  readonly api: string;
  /** Whether another way was found not to be served, or the best one is. */
  readonly isWorthLearning: boolean;
  /** Why the answer broke off, empty if it did not. */
  readonly cut: string;
}

interface ReadTelling {
  readonly onAsk: (address: string) => void;
  readonly onRead: (bytes: number, totalBytes: number, traces: number) => void;
}

/** Asks for traces in each way until one is served, and reads them as they come. Rejects with a LoadError. */
export async function readAnswer(
  config: BackendConfig,
  ways: readonly SearchRequest[],
  signal: AbortSignal,
  title: string,
  telling: ReadTelling,
): Promise<ReadAnswer> {
  let wantsService: ReadAnswer | null = null;
  let unserved: AnswerHead | null = null;
  for (const [place, way] of ways.entries()) {
    const call = callOf(config, way);
    telling.onAsk(call.told);
    const answer = await openAnswer(call, way.accept, {
      signal,
      silenceMilliseconds: SILENCE_MILLISECONDS,
      isShort: false,
    });
    const verdict = way.judge(answer.head);
    const isWorthLearning = unserved !== null || (place === 0 && way.api === 'v3');
    const read: ReadAnswer = { reading: null, count: 0, api: way.api, isWorthLearning, cut: '' };
    if (verdict.type === 'traces') return { ...read, ...(await readWhole(answer, telling)) };
    answer.close();
    if (verdict.type === 'nothing') return read;
    if (verdict.type === 'problem') throw new LoadError(await verdict.tell());
    if (verdict.type === 'needs-service') wantsService = { ...read, count: -1, isWorthLearning: false };
    else unserved = answer.head;
  }
  if (wantsService !== null) return wantsService;
  if (unserved !== null) throw await searchError(unserved, title);
  throw new LoadError({ kind: 'refused_request', sentence: `${title} cannot be asked that.` });
}

async function readWhole(
  answer: OpenAnswer,
  telling: ReadTelling,
): Promise<Pick<ReadAnswer, 'reading' | 'count' | 'cut'>> {
  const reading = new TraceReading();
  reading.beginDocument(answer.head.address);
  const cut = await answer.forward(async (chunk) => {
    reading.push(chunk);
    await reading.ready;
    telling.onRead(reading.byteCount, answer.totalBytes, reading.traceCount);
  });
  await reading.endDocument(cut);
  return { reading, count: reading.end(), cut };
}
