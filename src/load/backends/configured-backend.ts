import type { BackendConfig } from '../trace-source.ts';
import type { Backend } from './backend.ts';
import { BACKENDS } from './index.ts';

/** Returns the backend of the kind that the configuration names, null where it names none that is known. */
export function configuredBackend(config: BackendConfig): Backend | null {
  return BACKENDS.find((backend) => backend.kind === config.kind) ?? null;
}
