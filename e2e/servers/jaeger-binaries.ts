import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../scripts/find-program.ts';

const MODULE = join(import.meta.dirname, '..', 'jaeger');
const FOLDER = join(import.meta.dirname, '..', '..', '.cache', 'jaeger-1.76.0');
const PACKAGES = ['cmd/jaeger', 'cmd/tracegen', 'examples/hotrod'].map(
  (path) => `github.com/jaegertracing/jaeger/${path}`,
);

/** Returns the path of a program made by `prepareJaeger`. */
export function jaegerBinary(name: 'jaeger' | 'tracegen' | 'hotrod'): string {
  return join(FOLDER, name);
}

/** Whether an earlier run has left the programs behind. */
export function isJaegerBuilt(): boolean {
  return (['jaeger', 'tracegen', 'hotrod'] as const).every((name) => existsSync(jaegerBinary(name)));
}

/**
 * Builds Jaeger, HotROD and tracegen unless that was done before: five minutes, 2 GB of Go's caches. Returns null if they are there, else a
 * sentence on why not.
 */
export async function prepareJaeger(): Promise<string | null> {
  if (isJaegerBuilt()) return null;
  const go = findProgram('go', ['/usr/local/go/bin']);
  if (go === undefined) return 'no Go, so not tried against Jaeger';
  const problem = await build(go);
  return problem === null ? null : `Jaeger could not be built (${problem}), so not tried against it`;
}

function build(go: string): Promise<string | null> {
  const args = ['build', '-trimpath', '-ldflags=-s -w', '-o', `${FOLDER}/`, ...PACKAGES];
  const env = { ...process.env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0' };
  const child = spawn(go, args, { cwd: MODULE, env, stdio: ['ignore', 'inherit', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => resolve(status === 0 ? null : lastLine(words)));
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
