import { groupDigits } from '../lib/counted.ts';
import { serviceName, spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { SETUP_ADVICE, setupKindOf } from './connection-setup.ts';
import { asksForLock, endsTransaction, isWritten, statementOf } from './database-statement.ts';
import { modelAdvice } from './first-token.ts';
import { isColdStart, roleOf } from './span-role.ts';
import { waitingFor } from './waiting-names.ts';
import { plainText } from './wording/plain-text.ts';
import { operationLabel } from './wording/span-label.ts';

const LONGEST = 60;
/** Stores that are asked by key: there is no plan to look at. */
export const KEY_VALUE_SYSTEMS = /^(?:redis|valkey|memcached|hazelcast|infinispan|geode)$/i;
/** Stores of which a slow answer is due to keys and to how much they may take, and not to a plan. */
const PARTITIONED_SYSTEMS = /^(?:aws\.)?dynamodb$|^(?:cassandra|scylladb|hbase|azure\.cosmosdb|cosmosdb)$/i;
/** Commands that wait for something to take. */
const TAKING = /^\s*(?:b[lr]pop|blmpop|brpoplpush|blmove|bzpopm(?:in|ax)|bzmpop)\b/i;

/**
 * Returns what to do next about a span that takes long by itself, by what it is (A2 of the definitions): one or two
 * sentences, plain text.
 */
export function adviceAbout(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  const setup = setupKindOf(spanName(trace, span));
  if (setup !== null) return SETUP_ADVICE[setup];
  switch (roleOf(trace, facts, span)) {
    case 'database':
      return databaseAdvice(trace, facts, span);
    case 'call':
      return callAdvice(trace, facts, span);
    case 'model':
      return `${modelFigures(facts, span)}${modelAdvice(trace, facts, span)}`;
    case 'tool':
      return 'The time is the tool’s own: add spans inside it, or profile it.';
    case 'cold-start':
      return COLD_START;
    case 'receive':
      return 'This is waiting for a message, not work: look at whoever sends it.';
    case 'send':
      return 'The time is the broker’s, or on the way to it: look at its load, and at how many acknowledgements are waited for.';
    case 'serve':
      return 'Nothing visible happens inside it: its own code, or calls without instrumentation. Add spans there, or profile it.';
    case 'own':
      // Not all who write spans tell calls from code: what names whom it calls is one, and nobody came back from it.
      return isLeaf(trace, span) && facts.text(span, 'peer') !== ''
        ? callAdvice(trace, facts, span)
        : ownAdvice(trace, facts, span);
  }
}

const COLD_START = 'It was a cold start, which may be part of it: keep instances warm, or load less when one starts.';
/** What a runtime does before its first invocation. */
const INITIALISING = /^(?:\w+[ ._-])?init(?:iali[sz](?:e|ation))?\b/i;

const WAITING = {
  lock: 'By its name it waits for a lock: find out who holds it at that time, and for how long.',
  turn: 'By its name it waits for its turn: find out who is let in before it, and how many may be at once.',
  time: 'By its name it waits on purpose: find out what for, and whether it has to be so long.',
} as const;

/** What browsers record of themselves, by the names that OpenTelemetry's and Sentry's instrumentations give it. */
const IN_BROWSER: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:resource\.\w|resourceFetch\b)/,
    'A file that the page loads: look at its size, at caching and compression, and at what it queues behind.',
  ],
  [
    /^(?:browser (?:request|response)\b|documentFetch\b)/,
    'The browser waits for the page itself, or receives it: look at what serves it at that time, and at the way there.',
  ],
  [
    /^ui\.long-?(?:task|animation-frame)\b/,
    'The browser’s main thread was busy: profile the page’s script, and split or put off what it does at that time.',
  ],
];

function ownAdvice(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  const name = spanName(trace, span);
  const above = trace.parent[span];
  if (above >= 0 && isColdStart(facts, above) && INITIALISING.test(name.slice(0, LONGEST))) return COLD_START;
  const waited = waitingFor(name);
  if (waited !== null) return WAITING[waited];
  const [, advice] = IN_BROWSER.find(([names]) => names.test(name.slice(0, LONGEST))) ?? [];
  if (advice !== undefined) return advice;
  return 'Its own code, or calls without instrumentation: add spans inside it, or profile it.';
}

/** Returns what a model was and how much it read and wrote, as a sentence with a space behind; empty where nothing is known. */
function modelFigures(facts: SpanFacts, span: SpanIndex): string {
  const model = plainText(facts.text(span, 'model'), LONGEST);
  const figures = [
    model === '' ? '' : `Model ${model}`,
    tokens(facts.text(span, 'inputTokens'), 'in'),
    tokens(facts.text(span, 'outputTokens'), 'out'),
  ].filter((figure) => figure !== '');
  return figures.length === 0 ? '' : `${figures.join(', ')}. `;
}

function tokens(text: string, direction: string): string {
  return /^\d{1,15}$/.test(text) ? `${groupDigits(Number(text))} tokens ${direction}` : '';
}

function databaseAdvice(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  const system = plainText(facts.text(span, 'databaseSystem'), LONGEST);
  const where = system === '' ? '' : ` in ${system}`;
  const what = statementOf(trace, facts, span);
  if (KEY_VALUE_SYSTEMS.test(system) && TAKING.test(what))
    return 'This waits until there is something to take, which is no work: look at whoever puts it there.';
  if (asksForLock(what)) return `It may wait for a lock: find out who holds it${where} at that time, and for how long.`;
  if (endsTransaction(what))
    return `Look at how changes are written${where} at that time: its log’s disk, replicas that are waited for, and checks that were put off until then.`;
  if (KEY_VALUE_SYSTEMS.test(system))
    return `Look at how much it reads or writes, and at slow commands${where} at that time.`;
  if (PARTITIONED_SYSTEMS.test(system))
    return `Look at how much it reads or writes, at partitions that are asked more than others, and at throttling${where}.`;
  const summary = plainText(facts.text(span, 'querySummary'), LONGEST) || operationLabel(trace, facts, span);
  if (isWritten(trace, facts, span))
    return `Look at lock waits, triggers and the indexes to be kept up for ${summary}${where}.`;
  return `Look at the query plan and the indexes for ${summary}${where}${rowsOf(facts, span)}.`;
}

function rowsOf(facts: SpanFacts, span: SpanIndex): string {
  const rows = facts.text(span, 'returnedRows');
  if (!/^\d{1,15}$/.test(rows)) return '';
  return rows === '1' ? '; it returned 1 row' : `; it returned ${groupDigits(Number(rows))} rows`;
}

function isLeaf({ subtreeEnd }: SpanTable, span: SpanIndex): boolean {
  return subtreeEnd[span] === span + 1;
}

/** Only a call that nothing came back from is known to have been left alone; below others there is something to look at. */
function callAdvice(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  const peer = plainText(facts.text(span, 'peer') || hostOf(facts.text(span, 'url')), LONGEST);
  const callee = peer === '' || peer === serviceName(trace, span) ? 'What it called' : peer;
  if (!isLeaf(trace, span)) return 'The time is in what it called, or on the way: look there at that time.';
  return `${callee} sent no span: the time is in it or on the way. Instrument it if it is yours, and check that trace context reaches it.`;
}

function hostOf(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(address.slice(0, 2000))?.[1] ?? '';
}
