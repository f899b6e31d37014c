import type { Recognised } from '../../load/identifiers.ts';
import type { BackendConfig } from '../../load/trace-source.ts';

/** Returns the backends to open from, the current one first; none where the text holds no id. */
export function choicesFor(
  recognised: Recognised,
  backends: readonly BackendConfig[],
  current: BackendConfig | null,
): readonly string[] {
  if (recognised.kind !== 'ids' || current === null) return [];
  return [current.name, ...backends.map((backend) => backend.name).filter((name) => name !== current.name)];
}

/** Returns the choice that an arrow key moves to; it goes round. */
export function nextChoice(at: number, key: string, count: number): number {
  if (count === 0) return 0;
  return (at + (key === 'ArrowDown' ? 1 : count - 1)) % count;
}
