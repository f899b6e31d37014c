import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/** What a span does, as far as advice about it differs. */
export type SpanRole =
  /** Waits for a message; that is no work. */
  | 'receive'
  | 'model'
  | 'tool'
  | 'database'
  | 'cold-start'
  /** Hands a message over. */
  | 'send'
  /** Calls something else. */
  | 'call'
  /** Serves a call. */
  | 'serve'
  /** Code of its own; also what says nothing of itself. */
  | 'own';

/** Operations of GenAI clients that are calls of a model, by the semantic conventions; agents and workflows are not. */
const MODEL_OPERATIONS = new Set(['chat', 'text_completion', 'generate_content', 'embeddings', 'completion']);
/** How a client's name begins if it is a statement of SQL; in capitals, as instrumentation writes them. */
const STATEMENT = /^(?:SQL )?(?:SELECT|INSERT|UPDATE|MERGE|REPLACE|UPSERT)\b|^SQL DELETE\b|^DELETE FROM\b/;
const RECEIVING = /(?:^|[\s._/-])(?:receive|poll|pull)$/i;

/** Returns what `span` does. Roles are told by attributes, then by kind; a name alone tells of receiving and of SQL. */
export function roleOf(trace: SpanTable, facts: SpanFacts, span: SpanIndex): SpanRole {
  const kind = trace.kind[span];
  const modelOperation = facts.text(span, 'modelOperation');
  if (modelOperation === 'execute_tool') return 'tool';
  if (MODEL_OPERATIONS.has(modelOperation)) return 'model';
  if (isReceiving(trace, facts, span)) return 'receive';
  if (kind === SpanKind.Server) return isColdStart(facts, span) ? 'cold-start' : 'serve';
  if (isDatabase(trace, facts, span)) return 'database';
  if (kind === SpanKind.Producer) return 'send';
  if (kind !== SpanKind.Client) return 'own';
  return facts.number(span, 'messagingOperation') === 0 ? 'call' : 'send';
}

/** Returns whether an instance had to be started for `span`. */
export function isColdStart(facts: SpanFacts, span: SpanIndex): boolean {
  return facts.text(span, 'coldStart') === 'true';
}

/** Returns whether `span` waits for a message rather than working: a receive or a poll, before anything is processed. */
export function isReceiving(trace: SpanTable, facts: SpanFacts, span: SpanIndex): boolean {
  const operation = facts.text(span, 'messagingOperation');
  if (operation !== '') return operation === 'receive' || operation === 'poll';
  const isMessaging = trace.kind[span] === SpanKind.Consumer || facts.number(span, 'messagingSystem') !== 0;
  return isMessaging && RECEIVING.test(spanName(trace, span).slice(-40));
}

function isDatabase(trace: SpanTable, facts: SpanFacts, span: SpanIndex): boolean {
  return (
    facts.number(span, 'databaseSystem') !== 0 ||
    facts.number(span, 'querySummary') !== 0 ||
    facts.number(span, 'queryText') !== 0 ||
    (trace.kind[span] === SpanKind.Client && STATEMENT.test(spanName(trace, span).slice(0, 40)))
  );
}
