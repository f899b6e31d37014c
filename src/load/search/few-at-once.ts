/**
 * Returns a function that runs tasks, at most `most` at a time, the others in the order asked. A task whose `signal`
 * has aborted before its turn is not begun: it rejects with the signal's reason.
 */
export function fewAtOnce(most: number): <Value>(task: () => Promise<Value>, signal: AbortSignal) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task, signal) => {
    while (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      signal.throwIfAborted();
      return await task();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
