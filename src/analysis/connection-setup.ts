import { spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

export const SETUP_KINDS = ['dns', 'connect', 'pool'] as const;
export type SetupKind = (typeof SETUP_KINDS)[number];

/** Names that instrumentation gives to the steps before a call; longer names are operations of their own. */
const LONGEST_NAME = 60;
const NAMES: Readonly<Record<SetupKind, RegExp>> = {
  dns: /^(?:http\.|net\.|net\/)?(?:dns(?:[ ._/-]?(?:lookup|resolve|query|request))?|getaddrinfo|resolve[ ._-]?(?:host|dns|address))$/i,
  connect:
    /^(?:http\.|net\.|net\/)?(?:(?:tcp|tls|ssl)(?:[ ._/-]?(?:connect|handshake|connection))?|(?:tcp|tls|ssl|socket)[ ._/-]?connect|connect)$/i,
  pool: /^(?:(?:http\.)?getconn|[\w.-]*pool[\w-]*[ ._/-](?:acquire|get[ ._-]?connection|connect|checkout|borrow|wait)|(?:[\w.-]*[ ._/-])?(?:acquire|get)[ ._-]?connection|acquire)$/i,
};

/** What to do about time that goes into each. */
export const SETUP_ADVICE: Readonly<Record<SetupKind, string>> = {
  dns: 'Keep answers or connections; check the resolver and its search domains, and that the name is right.',
  connect: 'Keep connections alive and use them again; where each call opens its own, share one client among calls.',
  pool: 'Check the size of the pool at that time, and what holds its connections: long transactions, calls made while one is held, connections that are not given back.',
};

/**
 * Returns the spans whose names say that they set up a connection rather than use it, ascending, by what they do. Each
 * name is looked at once.
 */
export function connectionSetups(trace: SpanTable): Readonly<Record<SetupKind, readonly SpanIndex[]>> {
  const found: Record<SetupKind, SpanIndex[]> = { dns: [], connect: [], pool: [] };
  /** 0 not looked at, 1 none, from 2 on the index among the kinds. */
  const kindOfName = new Uint8Array(trace.strings.length);
  for (let span = 0; span < trace.length; span++) {
    const name = trace.name[span];
    if (kindOfName[name] === 0) kindOfName[name] = 2 + setupKindAt(spanName(trace, span));
    if (kindOfName[name] > 1) found[SETUP_KINDS[kindOfName[name] - 2]].push(span);
  }
  return found;
}

function setupKindAt(name: string): number {
  const kind = setupKindOf(name);
  return kind === null ? -1 : SETUP_KINDS.indexOf(kind);
}

/** Returns what a span of that name sets up; null for anything else. */
export function setupKindOf(name: string): SetupKind | null {
  if (name.length > LONGEST_NAME) return null;
  return SETUP_KINDS.find((kind) => NAMES[kind].test(name)) ?? null;
}
