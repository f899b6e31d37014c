import type { Backend } from './backend.ts';
import { jaeger } from './jaeger.ts';
import { tempo } from './tempo.ts';

/** The kinds of server that can be asked. */
export const BACKENDS: readonly Backend[] = [
  // In the order in which a server of unknown kind is tried.
  jaeger,
  tempo,
];
