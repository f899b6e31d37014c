import { spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { ScopedKey } from '../backends/backend-search.ts';
import type { LoadProgress } from '../messages.ts';
import { readAttribute } from '../questions/read-attribute.ts';
import { readAttributeKeys } from '../questions/read-attribute-keys.ts';
import { readSource } from '../read-source.ts';
import { TraceReading } from '../trace-reading.ts';
import { giveOut } from './found-in-reading.ts';
import type { SearchSource } from './search-source.ts';

/** Documents that are read whole. */
export type DocumentSource = Exclude<SearchSource, { type: 'backend' }>;

/** What a form may offer of documents. */
export interface DocumentContents {
  readonly services: readonly { readonly name: string; readonly operations: readonly string[] }[];
  readonly keys: readonly ScopedKey[];
}

/** Traces that are looked at for what to offer. */
const MOST_TRACES = 500;
/** More values than that nobody chooses from. */
const MOST_VALUES = 5000;

/** Documents that are read once for all that is asked of them. */
export class SharedDocuments {
  #reading: Promise<{ readonly reading: TraceReading; readonly count: number }> | null = null;

  /** Reads the documents, once. Rejects with a LoadError if there is nothing in them; asked again it tries again. */
  read(
    source: DocumentSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<{ readonly reading: TraceReading; readonly count: number }> {
    this.#reading ??= readDocuments(source, onProgress).catch((error: unknown) => {
      this.#reading = null;
      throw error;
    });
    return this.#reading;
  }

  /** Returns what there is in them to offer; of many traces, in the first. */
  async contents(source: DocumentSource): Promise<DocumentContents> {
    const { reading, count } = await this.read(source, () => {});
    const operations = new Map<string, Set<string>>();
    const keys = new Map<string, ScopedKey>();
    for (let traceNumber = 0; traceNumber < Math.min(count, MOST_TRACES); traceNumber++) {
      const { table, received } = await giveOut(reading, traceNumber);
      addOperations(table, operations);
      for (const { key, isOfResource } of readAttributeKeys(received)) {
        if (!keys.has(key)) keys.set(key, { key, scope: isOfResource ? 'resource' : 'span' });
      }
    }
    const services = Array.from(operations, ([name, names]) => ({ name, operations: [...names].sort() }));
    return { services: services.sort((a, b) => (a.name < b.name ? -1 : 1)), keys: [...keys.values()] };
  }

  /** Returns the values of an attribute, sorted; of very many some. */
  async values(source: DocumentSource, key: string): Promise<readonly string[]> {
    const { reading, count } = await this.read(source, () => {});
    const values = new Set<string>();
    for (let traceNumber = 0; traceNumber < count && values.size < MOST_VALUES; traceNumber++) {
      const { received } = await giveOut(reading, traceNumber);
      for (const text of readAttribute(received, key).texts) values.add(text);
    }
    return [...values].slice(0, MOST_VALUES).sort();
  }
}

async function readDocuments(source: DocumentSource, onProgress: (progress: LoadProgress) => void) {
  const reading = new TraceReading();
  const { signal } = new AbortController();
  await readSource(source, reading, { signal, onProgress, onPreview: () => {}, onLearnt: () => {} });
  return { reading, count: reading.end() };
}

function addOperations(table: SpanTable, operations: Map<string, Set<string>>): void {
  const seen = new Set<number>();
  for (let span = 0; span < table.length; span++) {
    const pair = table.service[span] * table.strings.length + table.name[span];
    if (seen.has(pair)) continue;
    seen.add(pair);
    const service = table.strings.get(table.services[table.service[span]].name);
    const names = operations.get(service) ?? new Set();
    names.add(spanName(table, span));
    operations.set(service, names);
  }
}
