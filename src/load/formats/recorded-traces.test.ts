import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serviceName, spanName } from '../../trace/span.ts';
import { formatSpanId } from '../../trace/span-id.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';

interface Told {
  readonly spans: number;
  readonly services: number;
  readonly errors: number;
  readonly events: number;
  readonly extent: number;
  readonly root: string;
  readonly rootDuration: number;
}

const folder = sharedFolder('traces/recorded');
const traces = folder === null ? [] : listed(join(folder, 'INDEX.md'));

const WHOLE_MICROSECONDS = 2000;
const NOT_IN_ZIPKIN = 'hotrod-dispatch';

/** The answers that tell of one trace, and how far off their times may be. */
const ANSWERS = [
  { server: 'Jaeger legacy', file: (name: string) => `jaeger-2.13-legacy/trace-${name}.json`, off: WHOLE_MICROSECONDS },
  { server: 'Jaeger v3', file: (name: string) => `jaeger-2.13-v3/trace-${name}.json`, off: 0 },
  { server: 'Tempo v2', file: (name: string) => `tempo-3/trace-v2-${name}.json`, off: 0 },
  { server: 'Tempo v1', file: (name: string) => `tempo-3/trace-v1-${name}.json`, off: 0 },
  { server: 'Zipkin', file: (name: string) => `zipkin-3.6/trace-${name}.json`, off: WHOLE_MICROSECONDS },
];

const cases = traces
  .flatMap(([name, told]) => ANSWERS.map((answer) => ({ name, told, ...answer })))
  .filter(({ name, server }) => server !== 'Zipkin' || name !== NOT_IN_ZIPKIN);

describe('recorded answers', () => {
  test.skipIf(folder === null)('tell of nine traces', () => {
    expect(traces.length).toBe(9);
  });

  test.each(cases)('$name from $server is what was recorded', async ({ name, told, server, file, off }) => {
    const { table, events } = await readAnswer(file(name));
    expect(table.length).toBe(told.spans);
    expect(table.services.length).toBe(told.services);
    expect(table.errorCount).toBe(told.errors);
    expect(events).toBe(told.events);
    const { primaryRoot } = table;
    expect(`${serviceName(table, primaryRoot)} › ${spanName(table, primaryRoot)}`).toBe(
      server === 'Zipkin' ? told.root.toLowerCase() : told.root,
    );
    expect(Math.abs(table.duration - told.extent)).toBeLessThanOrEqual(off);
    expect(Math.abs(table.end[primaryRoot] - table.start[primaryRoot] - told.rootDuration)).toBeLessThanOrEqual(off);
  });

  test.each(cases)('$name from $server has the spans that Jaeger v3 gave', async ({ name, server, file, off }) => {
    const { table } = await readAnswer(file(name));
    const { table: expected } = await readAnswer(ANSWERS[1].file(name));
    expect(table.traceId).toBe(expected.traceId);
    const shape = shapeOf(expected);
    expect(shapeOf(table)).toEqual(server === 'Zipkin' ? inLowerCase(shape) : shape);
    expect(farthestOff(table, expected)).toBeLessThanOrEqual(off);
  });
});

function listed(index: string): [string, Told][] {
  return readFileSync(index, 'utf8')
    .split('\n')
    .filter((line) => /^\| `[\w-]+` \|.*›/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name, , spans, services, errors, events, extent, root, rootDuration]) => [
      name.replaceAll('`', ''),
      {
        spans: Number(spans),
        services: Number(services),
        errors: Number(errors),
        events: Number(events),
        extent: Number(extent),
        root,
        rootDuration: Number(rootDuration),
      },
    ]);
}

async function readAnswer(file: string): Promise<{ table: SpanTable; events: number }> {
  const document = await readDocument(readFileSync(join(folder ?? '', file)));
  const [table] = document.tables;
  const details = await document.detailsOf(table);
  const events = details.reduce((sum, span) => sum + span.events.length, 0);
  return { table, events };
}

/** What must not depend on the server, by span id: rows may stand otherwise where times differ by a microsecond. */
function shapeOf(table: SpanTable) {
  const spans = Array.from({ length: table.length }, (_, row) => ({
    id: idOf(table, row),
    parent: table.parent[row] < 0 ? '' : idOf(table, table.parent[row]),
    name: spanName(table, row),
    service: serviceName(table, row),
    kind: table.kind[row],
    status: table.status[row],
  }));
  return spans.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Zipkin writes names so. */
function inLowerCase(shape: ReturnType<typeof shapeOf>): ReturnType<typeof shapeOf> {
  return shape.map((span) => ({ ...span, name: span.name.toLowerCase() }));
}

/** Returns by how many nanoseconds a start or an end differs at most. */
function farthestOff(table: SpanTable, expected: SpanTable): number {
  const rowOf = new Map(Array.from({ length: expected.length }, (_, row) => [idOf(expected, row), row]));
  const shift = Number(table.startTimeUnixNano - expected.startTimeUnixNano);
  let farthest = 0;
  for (let row = 0; row < table.length; row++) {
    const other = rowOf.get(idOf(table, row)) ?? -1;
    const start = Math.abs(table.start[row] + shift - expected.start[other]);
    const end = Math.abs(table.end[row] + shift - expected.end[other]);
    farthest = Math.max(farthest, start, end);
  }
  return farthest;
}

function idOf(table: SpanTable, row: number): string {
  return formatSpanId(table.idHigh[row], table.idLow[row], (index) => table.strings.get(index));
}
