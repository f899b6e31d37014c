import { readFileSync } from 'node:fs';

const LINE = /^cpu +(.*)$/m;
/** Places among the figures of a line: user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice. */
const STEAL = 7;
const GUEST = 8;

/**
 * Returns which share, 0 to 1, of this machine's processors its host gave to others between two readings of `/proc/stat`:
 * a virtual machine does not see them otherwise, it only becomes slow. See proc_stat(5).
 */
export function stolenShare(before: string, after: string): number {
  const [first, last] = [ticks(before), ticks(after)];
  const passed = last.map((count, i) => count - (first[i] ?? 0));
  // What guests took is in the first two figures as well.
  const all = passed.slice(0, GUEST).reduce((sum, count) => sum + count, 0);
  return all > 0 ? (passed[STEAL] ?? 0) / all : 0;
}

/** Returns what `/proc/stat` says now, nothing on systems without it. */
export function readProcessorTime(): string {
  try {
    return readFileSync('/proc/stat', 'utf8');
  } catch {
    return '';
  }
}

function ticks(stat: string): number[] {
  return LINE.exec(stat)?.[1].split(' ').map(Number) ?? [];
}
