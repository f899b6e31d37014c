import { type JaegerSettings, readJaegerSettings } from '../load/jaeger-settings.ts';
import type { BackendConfig } from '../load/trace-source.ts';
import { servingJaeger } from './backends.ts';

let read: JaegerSettings | null | undefined;

/** Returns what jaeger-query says where it serves this page, else null; read once. */
export function jaegerSettings(): JaegerSettings | null {
  if (read !== undefined) return read;
  read = servingJaeger(blockOfPage()) === null ? null : readJaegerSettings(blockOfPage());
  return read;
}

/** Returns what jaeger-query says of `backend`: null unless that is the one that serves this page. */
export function settingsOfBackend(backend: BackendConfig | null): JaegerSettings | null {
  return backend !== null && servingJaeger(blockOfPage())?.url === backend.url ? jaegerSettings() : null;
}

function blockOfPage(): string {
  return document.getElementById('served-by-jaeger')?.textContent ?? '';
}
