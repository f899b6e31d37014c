import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startProcess } from './running-process.ts';
import { waitForServer } from './wait-until.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'longpole.js');

/** The built product, serving. */
export interface Longpole {
  /** Address of the first page, with a slash at the end. */
  readonly url: string;
  /** All that it has written. */
  readonly output: () => string;
  /** Stops it with SIGTERM and returns its exit status, null if it had to be killed. */
  readonly stop: () => Promise<number | null>;
}

/** Starts `longpole serve` on a free port of 127.0.0.1. `args` are further options and files, `env` further environment variables. */
export async function startLongpole(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Longpole> {
  const port = await freePort();
  const program = startProcess(process.execPath, [BIN, 'serve', '--port', String(port), ...args], env);
  const url = `http://127.0.0.1:${port}/`;
  await waitForServer(`${url}healthz`, program);
  return { url, output: program.output, stop: program.stop };
}

/** Returns the options that name backends: `--backend NAME=URL`, or `NAME=KIND+URL`. */
export function backendOptions(backends: Readonly<Record<string, string>>): string[] {
  return Object.entries(backends).flatMap(([name, url]) => ['--backend', `${name}=${url}`]);
}
