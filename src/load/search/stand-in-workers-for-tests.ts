import { vi } from 'vitest';
import type { SearchRequestMessage, SearchResponseMessage } from './search-messages.ts';

/** What a stand-in answers to a message; nothing for undefined. */
export type AnswerMessage = (message: SearchRequestMessage) => SearchResponseMessage | undefined;

/** Has every worker that is started from now on answer as told. Returns those that were, with what each was sent. */
export function standInForWorkers(answer: AnswerMessage): readonly StandInWorker[] {
  const started: StandInWorker[] = [];
  const Worker = class extends StandInWorker {
    constructor() {
      super(answer);
      started.push(this);
    }
  };
  vi.stubGlobal('Worker', Worker);
  return started;
}

/** Stands in for a worker that searches. */
class StandInWorker extends EventTarget {
  readonly messages: SearchRequestMessage[] = [];
  isEnded = false;
  readonly #answer: AnswerMessage;

  constructor(answer: AnswerMessage) {
    super();
    this.#answer = answer;
  }

  postMessage(message: SearchRequestMessage): void {
    this.messages.push(message);
    const data = this.#answer(message);
    if (data !== undefined) queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    this.isEnded = true;
  }
}
