import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from './running-process.ts';

/**
 * Asks `isSo` again and again until it is true; an exception counts as no. Throws, with `what` in the message, after `seconds`.
 */
export async function waitUntil(what: string, isSo: () => Promise<boolean>, seconds = 30): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (await isSo().catch(() => false)) return;
    await sleep(100);
  }
  throw new Error(`Waited ${seconds} s in vain: ${what}.`);
}

/** Waits until the address answers 200. Throws with the program's output if that ends before. */
export async function waitForServer(url: string, program: RunningProcess, seconds = 30): Promise<void> {
  const isUp = async () => program.exitStatus() !== undefined || (await fetch(url)).ok;
  await waitUntil(`${url} answers`, isUp, seconds);
  if (program.exitStatus() !== undefined) throw new Error(`The server ended at once:\n${program.output()}`);
}
