import { safeParse, string } from 'valibot';
import { Stored } from '../lib/stored.ts';
import { parseBackends } from '../load/page-config.ts';
import type { BackendConfig } from '../load/trace-source.ts';
import { fromBase } from './base-path.ts';

/** A backend as the page lists it. */
export interface ListedBackend extends BackendConfig {
  /** Added here, so it can be removed here. */
  readonly isAdded: boolean;
}

/** Backends added in the page, in the order added. */
export const addedBackends = new Stored<readonly BackendConfig[]>('backends', (value) =>
  parseBackends(value, 'http://localhost/'),
);

/** Name of the backend chosen last; empty for none. */
export const chosenBackend = new Stored<string>('backend', (value) => {
  const result = safeParse(string(), value);
  return result.success ? result.output : '';
});

/** Returns all backends; of two with one name, the server's own counts. */
export function listBackends(configured: readonly BackendConfig[], added: readonly BackendConfig[]): ListedBackend[] {
  const names = new Set(configured.map((backend) => backend.name));
  return [
    ...configured.map((backend) => ({ ...backend, isAdded: false })),
    ...added.filter((backend) => !names.has(backend.name)).map((backend) => ({ ...backend, isAdded: true })),
  ];
}

/** Returns the backend named, or null. */
export function findBackend<T extends BackendConfig>(backends: readonly T[], name: string): T | null {
  return backends.find((backend) => backend.name === name) ?? null;
}

/** Returns the backend that is asked where none is named: that of the address, the one chosen last, or the first. */
export function currentBackend<T extends BackendConfig>(
  backends: readonly T[],
  ofAddress: string,
  chosen: string,
): T | null {
  return findBackend(backends, ofAddress) ?? findBackend(backends, chosen) ?? backends[0] ?? null;
}

/**
 * Returns jaeger-query as a backend if it is what serves this page, else null. It writes its version into the page in
 * place of a known text; where that text still stands, something else serves.
 *
 * @param marker the text of the page's block for it
 */
export function servingJaeger(marker: string): BackendConfig | null {
  const isFilledIn = /JAEGER_VERSION = (?!DEFAULT_VERSION)/.test(marker);
  return isFilledIn ? { name: 'jaeger', kind: 'jaeger', url: fromBase('') } : null;
}
