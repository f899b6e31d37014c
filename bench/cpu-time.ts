import { existsSync, readFileSync } from 'node:fs';

/** Linux counts what each thread ran: waiting for a busy machine is not in it, nor what the compiler does beside it. */
const THREAD = `/proc/self/task/${process.pid}/schedstat`;
const isThreadCounted = existsSync(THREAD);

/** Returns the milliseconds that this thread ran so far; where that is not known, all threads of the process. */
export function cpuTime(): number {
  if (isThreadCounted) return Number.parseInt(readFileSync(THREAD, 'latin1'), 10) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
