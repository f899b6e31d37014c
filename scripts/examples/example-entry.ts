import { groupBy } from '../../src/lib/group-by.ts';
import { StatusCode } from '../../src/trace/span-kind.ts';
import type { OtlpDocument, OtlpSpan } from './otlp-document.ts';
import type { Example } from './story.ts';

/** A bar of the tiny waterfall: row from 0, start and end as parts of the trace's extent, service, error. */
export type ExampleBar = readonly [row: number, start: number, end: number, serviceIndex: number, isError: boolean];

/** What the first page shows of an example: one entry of `index.json`. */
export interface ExampleEntry {
  readonly name: string;
  readonly traceId: string;
  /** Root service and name: `gateway › POST /checkout`. */
  readonly title: string;
  readonly story: string;
  /** The file's name, beside `index.json`. */
  readonly file: string;
  readonly spanCount: number;
  /** From the first start to the last end, as recorded: what the trace's own page says. */
  readonly durationNs: number;
  /** At most 24 in waterfall order: the longest spans where there are more. Services count down the whole waterfall. */
  readonly bars: readonly ExampleBar[];
}

interface Row {
  readonly span: OtlpSpan;
  readonly service: string;
  readonly start: bigint;
  readonly end: bigint;
}

const MOST_BARS = 24;

/** Returns the first page's entry for `example`, whose document is `document`. */
export function exampleEntry(example: Example, document: OtlpDocument): ExampleEntry {
  const rows = waterfallRows(document);
  const root = rows.find((row) => row.span.parentSpanId === '') ?? rows[0];
  return {
    name: example.name,
    traceId: root.span.traceId,
    title: `${root.service} › ${root.span.name}`,
    story: example.story,
    file: `${example.name}.json`,
    spanCount: rows.length,
    durationNs: durationOf(rows),
    bars: bars(rows),
  };
}

function durationOf(rows: readonly Row[]): number {
  const start = rows.reduce((least, row) => (row.start < least ? row.start : least), rows[0].start);
  const end = rows.reduce((most, row) => (row.end > most ? row.end : most), rows[0].end);
  return Number(end - start);
}

/** Depth first; roots (orphans among them) and siblings by start. */
function waterfallRows(document: OtlpDocument): Row[] {
  const all = document.resourceSpans.flatMap((group) => {
    const name = group.resource.attributes.find(({ key }) => key === 'service.name')?.value;
    const service = name !== undefined && 'stringValue' in name ? name.stringValue : '';
    return group.scopeSpans.flatMap(({ spans }) => spans.map((span) => rowOf(span, service)));
  });
  const ids = new Set(all.map(({ span }) => span.spanId));
  const below = groupBy(all.sort(laterFirst), ({ span }) => (ids.has(span.parentSpanId) ? span.parentSpanId : ''));
  const rows: Row[] = [];
  const waiting = [...(below.get('') ?? [])];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    rows.push(row);
    waiting.push(...(below.get(row.span.spanId) ?? []));
  }
  return rows;
}

function rowOf(span: OtlpSpan, service: string): Row {
  return { span, service, start: BigInt(span.startTimeUnixNano), end: BigInt(span.endTimeUnixNano) };
}

function laterFirst(a: Row, b: Row): number {
  return Number(b.start - a.start);
}

function bars(rows: readonly Row[]): ExampleBar[] {
  const services = [...new Set(rows.map(({ service }) => service))];
  const offset = (time: bigint) => Number(time - rows[0].start);
  const start = rows.reduce((least, row) => Math.min(least, offset(row.start)), 0);
  const end = rows.reduce((most, row) => Math.max(most, offset(row.end)), 0);
  const part = (time: bigint) => Math.round(((offset(time) - start) / (end - start)) * 1e4) / 1e4;
  return longest(rows).map((row, number) => [
    number,
    part(row.start),
    part(row.end),
    services.indexOf(row.service),
    row.span.status.code === StatusCode.Error,
  ]);
}

function longest(rows: readonly Row[]): Row[] {
  const byLength = rows.toSorted((a, b) => Number(b.end - b.start - (a.end - a.start)));
  const chosen = new Set(byLength.slice(0, MOST_BARS));
  return rows.filter((row) => chosen.has(row));
}
