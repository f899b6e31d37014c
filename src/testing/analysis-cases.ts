import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FACT_NUMBER_OF_KEY, FACTS } from '../trace/fact-numbers.ts';
import { spanKey } from '../trace/span.ts';
import type { Fact, SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { factsOf } from './facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from './trace-from-spans.ts';

/** A span of the published cases. Times are whole microseconds. */
interface CaseSpan {
  readonly id: string;
  readonly parent: string | null;
  readonly service: string;
  readonly name: string;
  readonly kind: 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER' | 'INTERNAL';
  readonly start: number;
  readonly end: number;
  readonly status: 'UNSET' | 'OK' | 'ERROR';
  readonly ref?: string;
  readonly statusMessage?: string;
  readonly attrs?: CaseAttributes;
  readonly events?: readonly CaseEvent[];
  readonly host?: string;
}

type CaseAttributes = Readonly<Record<string, string | number | boolean>>;

interface CaseEvent {
  readonly name: string;
  readonly time: number;
  readonly attrs?: CaseAttributes;
}

interface CaseStretch {
  readonly span: string;
  readonly start: number;
  readonly end: number;
}

/** What a case expects, as far as tests read it; spans are named by id. */
interface CaseExpectation {
  readonly selfTime?: Readonly<Record<string, number>>;
  readonly gaps?: readonly CaseStretch[];
  readonly reportedGaps?: readonly (CaseStretch & { readonly kind: string; readonly criticalUs: number })[];
  readonly criticalPath?: readonly CaseStretch[];
  readonly criticalPathClamp?: readonly CaseStretch[];
  readonly criticalTime?: Readonly<Record<string, number>>;
  readonly fattestLeaf?: string;
  readonly asyncTail?: number;
  readonly rootDuration?: number;
  readonly issues?: Readonly<Record<string, readonly string[]>>;
  readonly missingParents?: Readonly<Record<string, readonly string[]>>;
  readonly roots?: readonly string[];
  readonly primaryRoot?: string;
  readonly spanCount?: number;
  readonly traceExtent?: number;
  /** Clocks are corrected before anything is worked out. */
  readonly skew?: unknown;
  readonly correctedStart?: Readonly<Record<string, number>>;
  readonly errors?: Readonly<Record<string, unknown>>;
  readonly whatIf?: readonly { readonly change: readonly CaseChange[]; readonly total: number }[];
  readonly slack?: Readonly<Record<string, number>>;
  readonly retries?: readonly {
    readonly parent: string;
    readonly members: readonly string[];
    readonly wasted: number;
    readonly outcome: string;
  }[];
  readonly nPlusOne?: readonly { readonly parent: string; readonly name: string; readonly count: number }[];
  readonly sequentialGroups?: readonly {
    readonly parent: string;
    readonly members: readonly string[];
    readonly localSaving: number;
    readonly totalAfter: number;
  }[];
}

/** A question to the replay as the cases write it: durations in microseconds. */
export type CaseChange =
  | { readonly op: 'scale'; readonly span: string; readonly factor: number }
  | { readonly op: 'set'; readonly span: string; readonly duration: number }
  | { readonly op: 'scaleOperation'; readonly service: string; readonly name: string; readonly factor: number }
  | { readonly op: 'parallel'; readonly spans: readonly string[] };

/** A trace with the figures that it must give. */
export interface AnalysisCase {
  readonly id: string;
  readonly title: string;
  readonly spans: readonly CaseSpan[];
  readonly expect: CaseExpectation;
}

const FILE = resolve(import.meta.dirname, '../../../shared/cases/analysis-cases.json');
const KINDS = {
  SERVER: 'server',
  CLIENT: 'client',
  PRODUCER: 'producer',
  CONSUMER: 'consumer',
  INTERNAL: 'internal',
} as const;
const STATUSES = { UNSET: 'unset', OK: 'ok', ERROR: 'error' } as const;

/** Returns the published cases, none where they are not at hand. */
export function readAnalysisCases(): readonly AnalysisCase[] {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8')).cases;
  console.warn('skipped: the published analysis cases are not at hand');
  return [];
}

/** A case as a trace, with the names that the case has for its spans. */
export interface CaseTrace {
  readonly trace: SpanTable;
  readonly facts: SpanFacts;
  /** Returns the name of a row: its id in the case, with what normalising appended. */
  readonly nameOf: (row: SpanIndex) => string;
  /** Returns the id in the case for a key that no row has. */
  readonly idOfKey: (key: string) => string;
  /** Returns the row of a name. Throws an Error if there is none. */
  readonly rowOf: (name: string) => SpanIndex;
}

/**
 * Returns the trace of `given`. The short ids of the cases would partly be hexadecimal; numbers in the same order stand
 * for them, so that ties are decided as the case says.
 */
export function caseTrace(given: AnalysisCase): CaseTrace {
  const ids = [...new Set(given.spans.flatMap(({ id, parent }) => (parent === null ? [id] : [id, parent])))].sort();
  const keyOf = (id: string) => (ids.indexOf(id) + 1).toString(16).padStart(16, '0');
  const spans = given.spans.map((span) => testSpan(span, keyOf));
  const trace = traceFromSpans(spans);
  const idOfKey = (key: string) => ids[Number.parseInt(key.slice(0, 16), 16) - 1] + key.slice(16);
  const nameOf = (row: SpanIndex) => idOfKey(spanKey(trace, row));
  const rows = new Map(Array.from({ length: trace.length }, (_, row) => [nameOf(row), row]));
  return {
    trace,
    facts: factsOf(trace, spans),
    nameOf,
    idOfKey,
    rowOf: (name) => {
      const row = rows.get(name);
      if (row === undefined) throw new Error(`case ${given.id} has no span ${name}`);
      return row;
    },
  };
}

function testSpan(span: CaseSpan, keyOf: (id: string) => string): TestSpan {
  return {
    id: keyOf(span.id),
    parent: span.parent === null ? null : keyOf(span.parent),
    service: span.service,
    name: span.name,
    kind: KINDS[span.kind],
    status: STATUSES[span.status],
    start: span.start * 1000,
    end: span.end * 1000,
    followsFrom: span.ref === 'follows_from',
    facts: caseFacts(span),
    ...(span.host !== undefined && { host: span.host }),
  };
}

function caseFacts(span: CaseSpan): Partial<Record<Fact, string[]>> {
  const facts: Partial<Record<Fact, string[]>> = {};
  const note = (fact: Fact | undefined, value: string | number | boolean | undefined) => {
    if (fact === undefined || value === undefined) return;
    facts[fact] = [...(facts[fact] ?? []), String(value)];
  };
  for (const [key, value] of Object.entries(span.attrs ?? {})) note(FACTS[FACT_NUMBER_OF_KEY[key] ?? -1], value);
  note('statusMessage', span.statusMessage);
  const events = span.events ?? [];
  for (const { name } of events) note('eventName', name);
  for (const { name, attrs = {} } of events.toSorted((a, b) => a.time - b.time)) {
    if (name !== 'exception') continue;
    note('exceptionMessage', attrs['exception.message']);
    note('exceptionType', attrs['exception.type']);
  }
  return facts;
}
