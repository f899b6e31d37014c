import { spawn } from 'node:child_process';

/** A program that was started and is to be stopped. */
export interface RunningProcess {
  /** Everything it has written so far, standard output and error mixed. */
  readonly output: () => string;
  /** Exit status, undefined while it runs, null after a signal. */
  readonly exitStatus: () => number | null | undefined;
  /** Asks it to end, and ends it after five seconds if it has not. Returns its exit status. */
  readonly stop: () => Promise<number | null>;
}

/** Starts a program. Its environment is ours and `env`. */
export function startProcess(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): RunningProcess {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let status: number | null | undefined;
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-100_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      status = 1;
      resolve(1);
    });
    child.on('close', (code) => {
      status = code;
      resolve(code);
    });
  });
  const stop = async () => {
    if (status === undefined) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
    const code = await ended;
    clearTimeout(force);
    return code;
  };
  return { output: () => output, exitStatus: () => status, stop };
}
