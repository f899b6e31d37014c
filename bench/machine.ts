import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { findChromium } from '../scripts/find-chromium.ts';
import { readProcessorTime, stolenShare } from './stolen-time.ts';

/** Less is noise. */
const LEAST_STOLEN = 0.01;

const atStart = readProcessorTime();

/** Returns where and when something was measured, in one line, and how much of the processors others had meanwhile. */
export function machineInWords(date: Date): string {
  const processors = cpus();
  const parts = [
    date.toISOString().slice(0, 10),
    `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    `${(totalmem() / 1e9).toFixed(0)} GB`,
    browserInWords(),
    `Node ${process.version.slice(1)}`,
    ...stolenInWords(stolenShare(atStart, readProcessorTime())),
  ];
  return parts.join(', ');
}

function stolenInWords(share: number): string[] {
  return share < LEAST_STOLEN ? [] : [`${(100 * share).toFixed(0)} % of the processors taken by the host for others`];
}

/** Returns a warning if other programs run, empty if none seem to: `spoilt` is what they spoil. */
export function warnOfLoad(spoilt: string): string {
  const [load = 0] = loadavg();
  return load > cpus().length ? `Other programs run: load ${load.toFixed(1)}. ${spoilt}` : '';
}

function browserInWords(): string {
  const program = findChromium();
  if (program === undefined) return 'no browser';
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return stdout.split(' ').slice(0, 2).join(' ');
}
