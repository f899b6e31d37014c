import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** What one process took from its start to its end. */
export interface ProcessUse {
  /** Seconds by the clock. */
  readonly wall: number;
  /** Seconds that its threads ran, the compiler and the garbage collector included. */
  readonly cpu: number;
  /** The most memory that it had at a time, in MB of a million bytes. */
  readonly peak: number;
}

const TELLER = pathToFileURL(resolve(import.meta.dirname, 'tell-use.js')).href;

/** Runs a script in a Node of its own, what it prints unread. Rejects if it fails. */
export async function measureProcess(script: string, args: readonly string[]): Promise<ProcessUse> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', TELLER, script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const ending = new Promise<number | null>((ended, failed) => child.on('close', ended).on('error', failed));
  const [, , , pipe] = child.stdio;
  const told = pipe && 'read' in pipe ? await text(pipe) : '';
  const status = await ending;
  if (status !== 0 || told === '') throw new Error(`${script} ${args.join(' ')} ended with ${status}`);
  return { wall: (performance.now() - began) / 1000, ...JSON.parse(told) };
}
