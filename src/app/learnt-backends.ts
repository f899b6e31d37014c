import { fallback, object, parse, record, string } from 'valibot';
import { Stored } from '../lib/stored.ts';
import type { BackendConfig, TraceSource } from '../load/trace-source.ts';

const entries = fallback(record(string(), object({ kind: string(), api: string() })), {});

/** What was found out about backends by asking them: kind and API by address. */
export const learntBackends = new Stored('learnt-backends', (value) => parse(entries, value));

/** Remembers which kind a backend is and which of its APIs answered. */
export function rememberBackend({ url }: BackendConfig, kind: string, api: string): void {
  const known = learntBackends.get();
  if (known[url]?.kind !== kind || known[url].api !== api) learntBackends.set({ ...known, [url]: { kind, api } });
}

/** Returns the source with what is known of its backends, so that it is not found out anew. */
export function withLearnt(source: TraceSource): TraceSource {
  return source.type === 'backend' ? { ...source, backends: source.backends.map(knownBackend) } : source;
}

/** Returns a backend with what was found out about it. */
export function knownBackend(backend: BackendConfig): BackendConfig {
  const learnt = learntBackends.get()[backend.url];
  // A kind that was set counts; what was learnt of another kind says nothing about it.
  return backend.kind === undefined || backend.kind === learnt?.kind ? { ...backend, ...learnt } : backend;
}
