/**
 * Asks so often, in milliseconds, until `signal` aborts; never twice at once: the next time counts from the answer. What
 * fails is passed over.
 */
export function askEvery(milliseconds: number, ask: () => Promise<void>, signal: AbortSignal): void {
  const again = async () => {
    await ask().catch(() => {});
    if (!signal.aborted) timer = setTimeout(again, milliseconds);
  };
  let timer = setTimeout(again, milliseconds);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
