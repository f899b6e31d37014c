import type { LoadProblem } from './load-problem.ts';

/** What is told when reading itself failed: out of memory, or a fault of ours. Other traces are not concerned. */
export function workerProblem(error: unknown): LoadProblem {
  const words = error instanceof Error ? error.message : String(error ?? '');
  const isMemory = error instanceof RangeError || /memory|allocation|array buffer/i.test(words);
  return {
    kind: 'worker_failed',
    sentence: isMemory ? 'There was not enough memory to read this trace.' : 'Reading this trace failed.',
    address: '',
    status: 0,
    serverWords: words,
    advice: isMemory
      ? ['Close other tabs and retry.', 'Ask the backend for fewer spans, or filter the file before opening it.']
      : ['Other traces that are open are not affected.'],
  };
}
