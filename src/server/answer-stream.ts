import type { IncomingMessage } from 'node:http';

/** When to give up on an answer that has begun. */
export interface AnswerLimits {
  readonly bytes: number;
  /** Without a further byte while the reader waits for one. A reader that pauses costs no time. */
  readonly stallMilliseconds: number;
}

/**
 * Returns the body of an answer as it arrives, no faster than it is read. It fails where the answer breaks off, stalls
 * or goes over its limit, so that the reader sees a broken answer and not a short one. Cancelling it ends the call.
 */
export function answerStream(answer: IncomingMessage, name: string, limits: AnswerLimits): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = answer[Symbol.asyncIterator]();
  let received = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const timer = setTimeout(() => answer.destroy(new Error('stalled')), limits.stallMilliseconds);
        try {
          const { done, value } = await chunks.next();
          if (done) return controller.close();
          received += value.byteLength;
          if (received > limits.bytes) throw new Error('too large');
          controller.enqueue(value);
        } catch {
          answer.destroy();
          controller.error(brokenAnswer(name, received));
        } finally {
          clearTimeout(timer);
        }
      },
      cancel() {
        answer.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

/** It is logged by the HTTP adapter; the stack would tell nothing but our own lines. */
function brokenAnswer(name: string, received: number): Error {
  const error = new Error(`The answer of ${name} broke off, stalled or was too large, after ${received} bytes.`);
  error.stack = error.message;
  return error;
}
