import { listed } from '../../lib/listed.ts';
import type { AskedBackend } from '../../load/asked-backend.ts';

/** Returns who was asked for a trace and who had it: `Asked jaeger and tempo: tempo has it.`; empty where one was asked. */
export function askedSentence(asked: readonly AskedBackend[]): string {
  const shown = asked.find(({ came }) => came === 'shown');
  return shown === undefined ? '' : `Asked ${listed(asked.map(({ name }) => name))}: ${shown.name} has it.`;
}

/** Returns what one of those came to, as a sentence. */
export function cameTo({ came }: AskedBackend): string {
  if (came === 'shown') return 'It had the trace first, and what it has is shown.';
  if (came === 'left') return 'It was not waited for: it may have more of this trace, or less, or none of it.';
  return came.sentence;
}
