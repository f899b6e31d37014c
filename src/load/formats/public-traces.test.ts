import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceName, spanName } from '../../trace/span.ts';
import { spanAt } from '../../trace/span-at.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { type ReadDocument, readDocument, sharedFolder } from '../read-for-tests.ts';

/** The figures of a file; those of several traces but for spans, traces and errors are of the largest. */
interface Figures {
  readonly spans: number;
  /** Spans of the largest trace, null where that is not said. */
  readonly largest: number | null;
  readonly traces: number;
  readonly services: number;
  readonly largestServices: number;
  readonly root: string;
  readonly microseconds: number;
  readonly errors: number;
  readonly orphans: number;
  readonly depth: number;
  readonly widest: number;
  readonly repeated: number;
}

const READ = /otlp|jaeger|tempo-v1|xray|datadog|zipkin|sentry/;
/** How many of the files listed are of these formats. */
const READ_FILES = 42;

/** Where the figures written down are not what their own definition gives, or leave a choice that ours make. */
const CORRECTIONS: Readonly<Record<string, Partial<Figures>>> = {
  // Traces whose clock begins at 0: the earliest start is that 0, which the figures leave out.
  'jaeger-crisp-18.json': { microseconds: 250 },
  'jaeger-crisp-23.json': { microseconds: 700 },
  'jaeger-crisp-error3.json': { microseconds: 100 },
  // Roots of one start and one length: the smaller id leads, and where ids are equal too, the name.
  'otlp-no-hierarchy.json': { root: 'example-service-1: example-operation-1' },
  'jaeger-multiref-warnings.json': { root: 'service-x: some-operation' },
  // Of the calls of the widest span 52 have a server that sent its half in two parts, which the figures count apart.
  'zipkin-smartthings-mobile-1041.json': { widest: 159 - 52 },
  // A record of version 1 tells of a client and of its server: two rows, of two services.
  'zipkin-v1-trainticket-preserve.json': { spans: 157, services: 16, largestServices: 16, widest: 28, repeated: 78 },
  // The figures leave out halves whose times stand in their annotations alone.
  'zipkin-v1-list-of-lists.json': { microseconds: 13359, root: 'front-proxy: checkAvailability' },
  // Nine times the same: one is kept.
  'zipkin-v2-orphans.json': { orphans: 1 },
};

const folder = sharedFolder('traces/public');
const rows = folder === null ? [] : listed(join(folder, 'INDEX.md'));

describe('public traces', () => {
  test.skipIf(folder === null)('are listed with their figures', () => {
    expect(rows.length).toBe(READ_FILES);
  });

  test.each(rows)('%s gives the figures written down for it', async (file, figures) => {
    const measured = figuresOf(await readDocument(readFileSync(join(folder ?? '', file))));
    const largest = figures.largest ?? measured.largest;
    expect(measured).toEqual({ ...figures, largest, ...CORRECTIONS[file] });
  });

  test.each(rows)('%s has details for every span', async (file) => {
    const document = await readDocument(readFileSync(join(folder ?? '', file)));
    for (const table of document.tables) {
      const read = (await document.detailsOf(table)).map((details) => ({
        name: details.name,
        status: details.status.code,
        kind: details.kind,
        start: details.startTimeUnixNano,
        hasEvents: details.events.length > 0,
        hasLinks: details.links.length > 0,
      }));
      expect(read).toEqual(Array.from({ length: table.length }, (_, row) => columnsAt(table, row)));
    }
  });

  test.skipIf(folder === null)('a trace is the same as OTLP and as Jaeger made it of that', async () => {
    const [otlp] = (await readDocument(readFileSync(join(folder ?? '', 'otlp-jsonlines-multi.json.txt')))).tables;
    const [jaeger] = (await readDocument(readFileSync(join(folder ?? '', 'jaeger-from-otlp-multi.json')))).tables;
    expect(jaeger.traceId).toBe(otlp.traceId);
    expect(shapeOf(jaeger)).toEqual(shapeOf(otlp));
    for (let row = 0; row < otlp.length; row++) {
      expect(Math.abs(otlp.start[row] - jaeger.start[row])).toBeLessThan(1000);
      expect(Math.abs(otlp.end[row] - jaeger.end[row])).toBeLessThan(2000);
    }
  });
});

/** What the columns say of a row, in the words of its details. */
function columnsAt(table: SpanTable, row: number) {
  return {
    name: spanName(table, row),
    status: table.status[row],
    kind: table.kind[row],
    start: table.startTimeUnixNano + BigInt(table.start[row]),
    hasEvents: (table.marks[row] & SpanMark.HasEvents) !== 0,
    hasLinks: (table.marks[row] & SpanMark.HasLinks) !== 0,
  };
}

/** What must not depend on the format. */
function shapeOf(table: SpanTable) {
  return Array.from({ length: table.length }, (_, row) => {
    const { key, name, service, kind, status, parent, depth } = spanAt(table, row);
    return { key, name, service, kind, status, parent, depth };
  });
}

function listed(index: string): [string, Figures][] {
  return readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, , format, spans]) => READ.test(format) && /^\d/.test(spans))
    .map(([, file, , spans, traces, services, root, duration, errors, orphans, depth, widest, repeated]) => {
      const figures = {
        spans: Number.parseInt(spans, 10),
        largest: spans.includes('largest') ? largestOf(spans) : null,
        traces: Number(traces),
        services: Number.parseInt(services, 10),
        largestServices: largestOf(services),
        root: root.replace('(no service) ', ': '),
        microseconds: Number(duration),
        errors: Number(errors),
        orphans: Number(orphans),
        depth: Number(depth),
        widest: Number(widest),
        repeated: Number(repeated),
      };
      return [file.replaceAll('`', ''), figures];
    });
}

/** `33` of `660 (largest: 33)`, `4` of `4`. */
function largestOf(cell: string): number {
  return Number(/largest: (\d+)/.exec(cell)?.[1] ?? cell);
}

function figuresOf({ tables, spanCount, inputDefects }: ReadDocument): Figures {
  const largest = tables.reduce((most, table) => (table.length > most.length ? table : most));
  const services = new Set(tables.flatMap(servicesOf));
  const own = servicesOf(largest);
  return {
    // Parts of one span are one row, and counted.
    spans: spanCount + (inputDefects.find(({ type }) => type === 'merged_span')?.count ?? 0),
    largest: largest.length,
    traces: tables.length,
    services: services.size,
    largestServices: own.length,
    root: `${serviceName(largest, largest.primaryRoot)}: ${spanName(largest, largest.primaryRoot)}`.slice(0, 70),
    microseconds: Math.round(largest.duration / 1000),
    errors: tables.reduce((sum, table) => sum + table.errorCount, 0),
    orphans: countMarked(largest, SpanMark.Orphan),
    ...treeOfIds(largest),
    repeated: tables.reduce((sum, table) => sum + repeatedIds(table), 0),
  };
}

function servicesOf(table: SpanTable): string[] {
  return table.services.map(({ name }) => table.strings.get(name)).filter((name) => name !== '');
}

function countMarked(table: SpanTable, mark: number): number {
  return table.marks.reduce((count, marks) => count + ((marks & mark) === 0 ? 0 : 1), 0);
}

/** In the figures a client and a server of one id are one node, and each of them a child of what called them. */
function treeOfIds(table: SpanTable): { depth: number; widest: number } {
  const depth = new Uint32Array(table.length);
  const nodes = new Int32Array(table.length);
  const children = new Map<number, number>();
  let widest = 0;
  for (let row = 0; row < table.length; row++) {
    const isServerHalf = isOfParentsId(table, row);
    const caller = isServerHalf ? nodeAbove(table, nodes, nodes[table.parent[row]]) : nodeAbove(table, nodes, row);
    nodes[row] = isServerHalf ? nodes[table.parent[row]] : row;
    depth[row] = caller < 0 ? 1 : depth[caller] + 1;
    if (caller < 0) continue;
    children.set(caller, (children.get(caller) ?? 0) + 1);
    widest = Math.max(widest, children.get(caller) ?? 0);
  }
  return { depth: Math.max(...depth), widest };
}

function nodeAbove({ parent }: SpanTable, nodes: Int32Array, row: number): number {
  return parent[row] < 0 ? -1 : nodes[parent[row]];
}

function isOfParentsId({ parent, marks, idHigh, idLow }: SpanTable, row: number): boolean {
  const above = parent[row];
  if (above < 0 || (marks[row] & SpanMark.SharedId) === 0) return false;
  return idHigh[row] === idHigh[above] && idLow[row] === idLow[above];
}

/** Ids that more than one span has, identical copies included. */
function repeatedIds(table: SpanTable): number {
  const mark = SpanMark.DuplicateId | SpanMark.SharedId | SpanMark.DuplicateDropped;
  const ids = new Set<string>();
  table.marks.forEach((marks, row) => {
    if ((marks & mark) !== 0) ids.add(`${table.idHigh[row]}:${table.idLow[row]}`);
  });
  return ids.size;
}
