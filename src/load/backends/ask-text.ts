import { LoadError } from '../load-problem.ts';
import { brokenProblem } from '../network-problem.ts';
import type { BackendConfig } from '../trace-source.ts';
import type { AskText } from './backend-search.ts';
import { callOf, openAnswer, SILENCE_MILLISECONDS } from './open-answer.ts';

/** Who wants to know how asking goes. */
export interface AskTelling {
  readonly onAsk: (address: string) => void;
  readonly onStart: (totalBytes: number) => void;
  readonly onBytes: (bytes: number) => void;
}

const SILENT: AskTelling = { onAsk: () => {}, onStart: () => {}, onBytes: () => {} };

/** Returns what asks a backend for answers that are read whole. */
export function askText(config: BackendConfig, signal: AbortSignal, telling = SILENT): AskText {
  return async (request) => {
    const call = callOf(config, request);
    telling.onAsk(call.told);
    const options = { signal, silenceMilliseconds: SILENCE_MILLISECONDS, isShort: false };
    const answer = await openAnswer(call, request.accept, options);
    if (answer.head.status !== 200) {
      answer.close();
      return answer.head;
    }
    telling.onStart(answer.totalBytes);
    const decoder = new TextDecoder();
    let text = '';
    const why = await answer.forward(async (chunk) => {
      text += decoder.decode(chunk, { stream: true });
      telling.onBytes(chunk.length);
    });
    if (why !== '') throw new LoadError(brokenProblem(answer.head.status, answer.head.address, why));
    return { ...answer.head, start: text + decoder.decode() };
  };
}
