import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/** Statements that ask for a lock. */
const LOCKING =
  /\bfor\s+(?:no\s+key\s+)?(?:update|share)\b|\bpg_(?:try_)?advisory_\w*lock\b|\bget_lock\s*\(|\block\s+tables?\b/i;
/** Statements that end a transaction, and let go of its locks. */
const ENDING = /^\s*(?:commit|rollback)\b/i;
const LONGEST = 4000;
const WRITING = /^\s*(?:insert|update|delete|merge|replace|upsert)\b/i;

/** Returns what a database was asked for as far as it is known: the operation, or else the span's name, and the text behind it. */
export function statementOf(trace: SpanTable, facts: SpanFacts, span: SpanIndex): string {
  return `${facts.text(span, 'databaseOperation') || spanName(trace, span)} ${facts.text(span, 'queryText')}`;
}

/** Returns whether a statement asks for a lock by its words. */
export function asksForLock(statement: string): boolean {
  return LOCKING.test(statement.slice(0, LONGEST));
}

/** Returns whether a statement ends a transaction. */
export function endsTransaction(statement: string): boolean {
  return ENDING.test(statement);
}

/** Returns whether a database call writes, by the first thing that tells what it does. */
export function isWritten(trace: SpanTable, facts: SpanFacts, span: SpanIndex): boolean {
  const texts = [
    facts.text(span, 'databaseOperation'),
    facts.text(span, 'querySummary'),
    facts.text(span, 'queryText'),
    spanName(trace, span).replace(/^SQL /, ''),
  ];
  return WRITING.test(texts.find((text) => text !== '') ?? '');
}
