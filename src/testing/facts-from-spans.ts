import type { Fact, SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { type TestSpan, tableAndOrder } from './trace-from-spans.ts';

/**
 * Returns the facts of `trace`, which `traceFromSpans` made of the same `spans`: each span's `facts`, its `host` or else
 * its service as its process. Throws an Error if they make another trace.
 */
export function factsOf(trace: SpanTable, spans: readonly TestSpan[]): SpanFacts {
  const { table, received } = tableAndOrder(spans);
  if (table.length !== trace.length)
    throw new Error(`${spans.length} spans make ${table.length} rows of ${trace.length}`);
  const spanAt = (row: SpanIndex) => spans[received[row]];
  const all = (row: SpanIndex, fact: Fact) => [spanAt(row).facts?.[fact] ?? []].flat();
  const text = (row: SpanIndex, fact: Fact) => all(row, fact).at(-1) ?? '';
  const process = (row: SpanIndex) => spanAt(row).host ?? spanAt(row).service;
  const factNumbers = new Map([['', 0]]);
  const processNumbers = new Map<string, number>();
  return {
    all,
    text,
    number: (row, fact) => numberOf(factNumbers, text(row, fact)),
    events: (row) => spanAt(row).events ?? [],
    sampling: (row) => spanAt(row).sampling ?? null,
    isNoted: (fact) => spans.some(({ facts }) => facts?.[fact] !== undefined),
    process,
    processNumber: (row) => numberOf(processNumbers, process(row)),
  };
}

/** Returns the facts of a trace of which nothing was noted but its services. */
export function noFactsOf(trace: SpanTable): SpanFacts {
  const services = trace.services.map(({ name }) => trace.strings.get(name));
  return {
    all: () => [],
    text: () => '',
    number: () => 0,
    events: () => [],
    sampling: () => null,
    isNoted: () => false,
    process: (row) => services[trace.service[row]],
    processNumber: (row) => trace.service[row],
  };
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}
