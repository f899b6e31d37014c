import { groupBy } from '../lib/group-by.ts';
import { rememberFor } from '../lib/remember-for.ts';
import { otlpId } from '../trace/otlp-id.ts';
import { orNothing, otlpResource, otlpScope, otlpSpan } from '../trace/otlp-span.ts';
import type { Resource, Scope, SpanDetails } from '../trace/span-details.ts';
import { formatSpanId } from '../trace/span-id.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

interface ExportedRow {
  readonly row: SpanIndex;
  readonly details: SpanDetails;
}

/**
 * Returns the rows from `from` on, whose `details` are given, as a piece of an OTLP JSON document: pieces of consecutive
 * rows, all of the trace in turn, make the document when put together. Spans stand in waterfall order, those of a piece
 * by equal resource and scope. Times and integers are exact; ids are padded hex, or as written where they are not hex.
 * Identical copies that were dropped are not written.
 * Source: opentelemetry-proto's `trace.proto` and the OTLP specification on its JSON mapping.
 */
export function otlpJsonPiece(trace: SpanTable, from: SpanIndex, details: readonly SpanDetails[]): string {
  const rows = details.map((each, i) => ({ row: from + i, details: each }));
  const groups = resourceSpans(trace, rows).map((group) => JSON.stringify(group));
  const isLast = from + details.length >= trace.length;
  return `${from === 0 ? '{"resourceSpans":[' : ','}${groups.join(',')}${isLast ? ']}' : ''}`;
}

function resourceSpans(trace: SpanTable, rows: readonly ExportedRow[]): unknown[] {
  const resources = groupBy(rows, ({ details }) => resourceKey(details.resource));
  return Array.from(resources.values(), (group) => ({
    resource: otlpResource(group[0].details.resource),
    scopeSpans: scopeSpans(trace, group),
    schemaUrl: orNothing(group[0].details.resource.schemaUrl),
  }));
}

function scopeSpans(trace: SpanTable, rows: readonly ExportedRow[]): unknown[] {
  const scopes = groupBy(rows, ({ details }) => details.scope && scopeKey(details.scope));
  return Array.from(scopes.values(), (group) => {
    const { scope } = group[0].details;
    return {
      scope: scope === null ? undefined : otlpScope(scope),
      spans: group.map(({ row, details }) => otlpSpan(idsOf(trace, row, details), details)),
      schemaUrl: scope === null ? undefined : orNothing(scope.schemaUrl),
    };
  });
}

const resourceKey = rememberFor((resource: Resource) => contentKey(resource));
const scopeKey = rememberFor((scope: Scope) => contentKey(scope));

/** Two resources or scopes with one key are equal; integers are told apart from doubles by their `type`. */
function contentKey(content: Resource | Scope): string {
  return JSON.stringify(content, (_, value) =>
    typeof value === 'bigint' || typeof value === 'number' ? String(value) : value,
  );
}

function idsOf(trace: SpanTable, row: SpanIndex, details: SpanDetails) {
  return {
    traceId: otlpId(trace.traceId, 32),
    spanId: details.spanId === '' ? '' : idOfRow(trace, row),
    parentSpanId: parentIdOf(trace, row, details),
  };
}

/** The parent's id as recorded, which is not the row above where a shared id was split or a link was cut. */
function parentIdOf(trace: SpanTable, row: SpanIndex, details: SpanDetails): string {
  const parent = trace.parent[row];
  const isSplit = trace.keySuffix.get(row) === '#server';
  return parent < 0 || isSplit ? otlpId(details.parentSpanId, 16) : idOfRow(trace, parent);
}

function idOfRow(trace: SpanTable, row: SpanIndex): string {
  return otlpId(
    formatSpanId(trace.idHigh[row], trace.idLow[row], (i) => trace.strings.get(i)),
    16,
  );
}
