import { groupBy } from '../lib/group-by.ts';
import { rememberFor } from '../lib/remember-for.ts';
import { spanName } from '../trace/span.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';

export const SETUP_KINDS = ['dns', 'connect', 'pool'] as const;
export type SetupKind = (typeof SETUP_KINDS)[number];

/** Names that instrumentation gives to the steps before a call; longer names are operations of their own. */
const LONGEST_NAME = 60;
const NAMES: Readonly<Record<SetupKind, RegExp>> = {
  dns: /^(?:http\.|net\.|net\/)?(?:dns(?:[ ._/-]?(?:lookup|resolve|query|request))?|getaddrinfo|resolve[ ._-]?(?:host|dns|address))$/i,
  connect:
    /^(?:http\.|net\.|net\/)?(?:(?:tcp|tls|ssl)(?:[ ._/-]?(?:connect|handshake|connection))?|(?:tcp|tls|ssl|socket)[ ._/-]?connect|connect|(?:db|database|sql|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|amqp|ldap|smtp)[ ._/-]connect(?: \S+)?)$/i,
  pool: /^(?:(?:http\.)?getconn|[\w.-]*pool[\w-]*[ ._/-](?:acquire|get[ ._-]?connection|connect|checkout|borrow|wait)|(?:[\w.-]*[ ._/-])?(?:acquire|get)[ ._-]?connection|acquire)$/i,
};

/** What to do about time that goes into each. */
export const SETUP_ADVICE: Readonly<Record<SetupKind, string>> = {
  dns: 'Keep answers or connections; check the resolver and its search domains, and that the name is right.',
  connect: 'Keep connections alive and use them again; where each call opens its own, share one client among calls.',
  pool: 'Check the size of the pool at that time, and what holds its connections: long transactions, calls made while one is held, connections that are not given back.',
};

/** One operation that sets connections up. */
export interface SetupStep {
  /** The one that took most time on the critical path first. */
  readonly spans: readonly SpanIndex[];
  /** Of all of them, on the critical path. */
  readonly time: Nanoseconds;
}

/** Time on the critical path that went into getting connections. */
export interface Setup {
  readonly kinds: readonly SetupKind[];
  /** `looking up names` */
  readonly what: string;
  /** The one that took most of it first. */
  readonly steps: readonly SetupStep[];
  readonly time: Nanoseconds;
}

/**
 * Returns what getting connections took of the primary root, where it is notable: looking names up and connecting as
 * one, since each call goes through both; waiting for a connection of a pool by itself.
 */
export const setupsOnPath = rememberFor((context: AnalysisContext): readonly Setup[] => {
  const all = connectionSetups(context);
  const opening = setupOf(context, [...all.dns, ...all.connect]);
  const isNameOnly = opening.steps.every(({ spans: [span] }) => setupKindOf(spanName(context.trace, span)) === 'dns');
  const found: Setup[] = [
    isNameOnly
      ? { ...opening, kinds: ['dns'], what: 'looking up names' }
      : { ...opening, kinds: kindsOf(context, opening.steps), what: 'opening connections' },
    { ...setupOf(context, all.pool), kinds: ['pool'], what: 'waiting for a connection' },
  ];
  return found.filter(({ time }) => context.isNotable(time));
});

function setupOf({ trace, criticalTime }: AnalysisContext, all: readonly SpanIndex[]): Pick<Setup, 'steps' | 'time'> {
  const spans = [...all].sort((a, b) => criticalTime[b] - criticalTime[a] || a - b);
  const timeOf = (each: readonly SpanIndex[]) => each.reduce((sum, span) => sum + criticalTime[span], 0);
  const operations = groupBy(spans, (span) => `${trace.service[span]} ${trace.name[span]}`);
  const steps = Array.from(operations.values(), (of) => ({ spans: of, time: timeOf(of) }));
  return { steps: steps.sort((a, b) => b.time - a.time), time: timeOf(spans) };
}

/** What took most first. */
function kindsOf({ trace }: AnalysisContext, steps: readonly SetupStep[]): SetupKind[] {
  const found = new Set(steps.map(({ spans: [span] }) => setupKindOf(spanName(trace, span))));
  return [...found].filter((kind) => kind !== null);
}

/**
 * Returns the spans on the critical path whose names say that they set up a connection rather than use it, ascending, by
 * what they do. Each name is looked at once.
 */
function connectionSetups({ trace, criticalTime }: AnalysisContext): Readonly<Record<SetupKind, readonly SpanIndex[]>> {
  const found: Record<SetupKind, SpanIndex[]> = { dns: [], connect: [], pool: [] };
  /** 0 not looked at, 1 none, from 2 on the index among the kinds. */
  const kindOfName = new Uint8Array(trace.strings.length);
  for (let span = 0; span < trace.length; span++) {
    if (criticalTime[span] === 0) continue;
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
