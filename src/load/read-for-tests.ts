import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Defect } from '../trace/defect.ts';
import type { SpanDetails } from '../trace/span-details.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { unpackTable } from './pack-table.ts';
import { TraceReading } from './trace-reading.ts';

/** What a document came to. For tests. */
export interface ReadDocument {
  /** Traces that have spans, in order of first appearance. */
  readonly tables: readonly SpanTable[];
  readonly inputDefects: readonly Defect[];
  /** Spans received, copies included. */
  readonly spanCount: number;
  /** The format's title, empty if there was no span. */
  readonly format: string;
  readonly detailsOf: (table: SpanTable) => Promise<SpanDetails[]>;
  readonly factsOf: (table: SpanTable) => Promise<SpanFacts>;
}

/** Returns what `document` comes to when its bytes arrive in pieces that end at `cuts`, ascending; whole without them. */
export async function readDocument(document: string | Uint8Array, cuts: readonly number[] = []): Promise<ReadDocument> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const reading = new TraceReading();
  reading.beginDocument('test');
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    reading.push(bytes.subarray(from, to));
    // That it is no trace is told at the end; a rejection that nobody waits for until then would end the process.
    reading.ready?.catch(() => {});
    // What reads the format is fetched meanwhile; without a pause all pieces would be there before it.
    if (cuts.length > 0) await pause();
    from = to;
  }
  await reading.endDocument();
  const messages = reading.finish().map((_, traceNumber) => reading.trace(traceNumber));
  const tables = messages.map((message) => unpackTable(message.table));
  return {
    tables,
    inputDefects: reading.inputDefects,
    spanCount: reading.spanCount,
    format: messages[0]?.format ?? '',
    detailsOf: (table) => reading.details(tables.indexOf(table), 0, table.length),
    factsOf: async (table) => (await reading.analysable(tables.indexOf(table))).facts,
  };
}

function pause(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** Returns the path of shared sample data, null, with a word on the console, where there is none beside the repository. */
export function sharedFolder(name: string): string | null {
  const path = resolve(import.meta.dirname, '../../../shared', name);
  if (existsSync(path)) return path;
  console.warn(`Skipped: the sample data ${name} is not beside the repository (${path}).`);
  return null;
}
