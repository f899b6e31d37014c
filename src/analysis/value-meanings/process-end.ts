/** Signals whose number is the same on Linux, the BSDs and macOS. Source: POSIX `signal.h`, `kill`. */
const SIGNALS: ReadonlyMap<number, string> = new Map([
  [1, 'SIGHUP, hung up'],
  [2, 'SIGINT, interrupted'],
  [3, 'SIGQUIT, quit'],
  [4, 'SIGILL, illegal instruction'],
  [5, 'SIGTRAP, trapped'],
  [6, 'SIGABRT, aborted'],
  [8, 'SIGFPE, arithmetic error'],
  [9, 'SIGKILL, killed, as for want of memory'],
  [11, 'SIGSEGV, memory that is not its own'],
  [13, 'SIGPIPE, nobody reads the pipe'],
  [14, 'SIGALRM, alarm'],
  [15, 'SIGTERM, asked to end'],
]);

/** Returns the name of a signal and what it means; empty for numbers that systems use differently. */
export function signalName(number: string): string {
  return /^\d{1,3}$/.test(number) ? (SIGNALS.get(Number(number)) ?? '') : '';
}

/** Returns what a process's exit code says by the conventions of POSIX shells; empty where it is the program's own. */
export function exitCode(code: string): string {
  if (code === '0') return 'success';
  if (code === '126') return 'found but could not be run, as shells have it';
  if (code === '127') return 'command not found, as shells have it';
  const number = /^\d{3}$/.test(code) ? Number(code) : 0;
  const signal = SIGNALS.get(number - 128);
  return signal === undefined ? '' : `128 + ${number - 128}, as shells have it: ${signal}`;
}
