import { parseBackendAddress } from '../../load/page-config.ts';
import type { BackendConfig } from '../../load/trace-source.ts';

/** A backend as it stands in the form. */
export interface BackendDraft {
  readonly name: string;
  readonly address: string;
  /** Empty: to be found out. */
  readonly kind: string;
}

/**
 * Returns what keeps the draft from being a backend, as a sentence, or null.
 *
 * @param taken names that the server's own backends have
 */
export function draftProblem(draft: BackendDraft, taken: readonly string[], baseUri: string): string | null {
  const name = draft.name.trim();
  if (parseBackendAddress(draft.address.trim(), baseUri) === null || !/^https?:\/\/./i.test(draft.address.trim())) {
    return 'The address begins with http:// or https://.';
  }
  if (name === '') return 'Give it a name: addresses of traces contain it.';
  return taken.includes(name) ? `There is a backend called “${name}” already.` : null;
}

/** Returns the draft as a backend; null if its address is none. */
export function toConfig(draft: BackendDraft, baseUri: string): BackendConfig | null {
  const url = parseBackendAddress(draft.address.trim(), baseUri);
  if (url === null) return null;
  const name = draft.name.trim();
  return draft.kind === '' ? { name, url } : { name, url, kind: draft.kind };
}

/** On one's own machine hosts are alike, and ports tell who listens: these each server has unless told otherwise. */
const USUAL_PORTS: Readonly<Record<string, string>> = { 16686: 'jaeger', 3200: 'tempo', 9411: 'zipkin' };

/**
 * Returns the name that an address suggests: `jaeger` for `http://jaeger.internal:16686` and for
 * `http://localhost:16686`, `localhost-8080` where nothing tells. Our server takes it, too. Empty if it is no address.
 */
export function suggestName(address: string): string {
  if (!URL.canParse(address.trim())) return '';
  const { hostname, host, port } = new URL(address.trim());
  if (!/^localhost$|^[\d.]+$|^\[/.test(hostname)) return hostname.split('.')[0];
  return USUAL_PORTS[port] ?? host.replace(/[^\w.]+/g, '-').replace(/^-/, '');
}
