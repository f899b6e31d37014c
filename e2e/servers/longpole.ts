import { join } from 'node:path';
import { startProcess } from './running-process.ts';
import { waitForServer, waitUntil } from './wait-until.ts';

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
  const program = startProcess(process.execPath, [BIN, 'serve', '--port', '0', ...args], env);
  // A port that was free a moment ago may be another server's by now, which would answer in place of this one.
  const port = () => /Longpole is at http:\/\/127\.0\.0\.1:(\d+)/.exec(program.output())?.[1];
  const hasBegun = async () => port() !== undefined || program.exitStatus() !== undefined;
  await waitUntil('Longpole tells its address', hasBegun);
  const url = `http://127.0.0.1:${port()}/`;
  await waitForServer(`${url}healthz`, program);
  return { url, output: program.output, stop: program.stop };
}

/** Returns the options that name backends: `--backend NAME=URL`, or `NAME=KIND+URL`. */
export function backendOptions(backends: Readonly<Record<string, string>>): string[] {
  return Object.entries(backends).flatMap(([name, url]) => ['--backend', `${name}=${url}`]);
}
