import { LoadError } from '../load-problem.ts';
import { brokenProblem } from '../network-problem.ts';
import type { BackendConfig } from '../trace-source.ts';
import type { AskText } from './backend-search.ts';
import { callOf, openAnswer, SILENCE_MILLISECONDS } from './open-answer.ts';

/** Who wants to know how asking goes. */
export interface AskTelling {
  readonly onAsk: (address: string) => void;
  /** So much has come by now; 0 in all where that is not known. */
  readonly onRead: (bytes: number, totalBytes: number) => void;
}

const SILENT: AskTelling = { onAsk: () => {}, onRead: () => {} };

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
    const decoder = new TextDecoder();
    let text = '';
    let bytes = 0;
    const why = await answer.forward(async (chunk) => {
      text += decoder.decode(chunk, { stream: true });
      bytes += chunk.length;
      telling.onRead(bytes, answer.totalBytes);
    });
    if (why !== '') throw new LoadError(brokenProblem(answer.head.status, answer.head.address, why));
    return { ...answer.head, start: text + decoder.decode() };
  };
}
