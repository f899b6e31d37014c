import { parseBackendAddress } from '../../load/page-config.ts';
import type { BackendConfig } from '../../load/trace-source.ts';

/** A backend as it stands in the form. */
export interface BackendDraft {
  readonly name: string;
  readonly address: string;
  /** Empty: to be found out. */
  readonly kind: string;
}

/** A host with a port, or one's own machine, as terminals and configuration files have it. */
const HOST_ALONE = /^(?:localhost|(?:[\w.-]+|\[[\da-f:]+\])(?=:\d))(?::\d+)?(?:\/.*)?$/i;

/** Returns the address that is meant: `http://` stands before a host that was given without. */
export function meantAddress(typed: string): string {
  const address = typed.trim();
  return HOST_ALONE.test(address) ? `http://${address}` : address;
}

/**
 * Returns what keeps the draft from being a backend, as a sentence, or null.
 *
 * @param taken names that the server's own backends have
 */
export function draftProblem(draft: BackendDraft, taken: readonly string[], baseUri: string): string | null {
  const name = draft.name.trim();
  const address = meantAddress(draft.address);
  if (parseBackendAddress(address, baseUri) === null || !/^https?:\/\/./i.test(address)) {
    return 'The address begins with http:// or https://.';
  }
  if (name === '') return 'Give it a name: addresses of traces contain it.';
  return taken.includes(name) ? `There is a backend called “${name}” already.` : null;
}

/** Returns the draft as a backend; null if its address is none. */
export function toConfig(draft: BackendDraft, baseUri: string): BackendConfig | null {
  const url = parseBackendAddress(meantAddress(draft.address), baseUri);
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
export function suggestName(typed: string): string {
  const address = meantAddress(typed);
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return '';
  const { hostname, host, port } = new URL(address);
  if (!/^localhost$|^[\d.]+$|^\[/.test(hostname)) return hostname.split('.')[0];
  return USUAL_PORTS[port] ?? host.replace(/[^\w.]+/g, '-').replace(/^-/, '');
}
