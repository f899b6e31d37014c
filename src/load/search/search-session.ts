import { serviceTimes } from '../../analysis/service-times.ts';
import type { FoundTrace, SearchAnswer, ServiceTime } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import type { BackendSearch } from '../backends/backend-search.ts';
import { findKind } from '../backends/find-kind.ts';
import { SILENCE_MILLISECONDS, toldAddress } from '../backends/open-answer.ts';
import { SEARCHES } from '../backends/searches.ts';
import { newestFirst } from '../backends/tempo-answer.ts';
import { LoadError } from '../load-problem.ts';
import { readAttributeKeys } from '../questions/read-attribute-keys.ts';
import { readFromBackend } from '../read-from-backend.ts';
import { TraceReading } from '../trace-reading.ts';
import type { BackendConfig } from '../trace-source.ts';
import { type DocumentSource, SharedDocuments } from './document-contents.ts';
import { foundTrace } from './found-in-reading.ts';
import { jaegerKeyNotes } from './jaeger-keys.ts';
import { type HeldTrace, WholeTraces } from './judged-traces.ts';
import type { SearchProgress } from './open-search.ts';
import { searchBackend } from './search-backend.ts';
import { cutNotes } from './search-notes.ts';
import type { SearchSource } from './search-source.ts';
import { SearchTeller } from './search-teller.ts';
import { patternsFor } from './spans-that-meet.ts';

/** Who is told how a search goes. */
export interface SearchTelling {
  readonly onProgress: (progress: SearchProgress) => void;
  readonly onLearnt: (kind: string, api: string) => void;
  /** Where documents are read once for several searches; absent: for this one. */
  readonly documents?: SharedDocuments | undefined;
}

/** A found trace of which all was read. */
export interface CountedTrace {
  readonly trace: FoundTrace;
  readonly times: readonly ServiceTime[];
  /** Of the attributes that its spans have, or their resources. */
  readonly keys: readonly string[];
}

const SILENT_TELLER = { ask: () => {}, begin: () => {}, forgetTotal: () => {}, tell: () => {} };

/** One search: asks, judges, and keeps what it read for questions about it. Plain computation but for the fetching. */
export class SearchSession {
  readonly #telling: SearchTelling;
  readonly #teller: SearchTeller;
  readonly #held = new Map<string, HeldTrace>();
  readonly #found = new Map<string, FoundTrace>();
  #backend: BackendConfig | null = null;

  constructor(telling: SearchTelling) {
    this.#telling = telling;
    this.#teller = new SearchTeller(telling.onProgress);
  }

  /** Returns what a search found. Rejects with a LoadError. */
  async search(
    source: SearchSource,
    query: SearchQuery,
    now: UnixMilliseconds,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const { answer, held } =
      source.type === 'backend'
        ? await this.#searchBackend(source.backend, query, now, signal)
        : await this.#searchDocuments(source, query, signal);
    for (const trace of answer.traces) {
      this.#found.set(trace.traceId, trace);
      const whole = held.get(trace.traceId);
      if (whole !== undefined) this.#held.set(trace.traceId, whole);
    }
    return answer;
  }

  /** Returns a found trace with all that is counted in it. Rejects with a LoadError where it cannot be read. */
  async counted(traceId: string, signal: AbortSignal): Promise<CountedTrace> {
    const { reading, traceNumber } = this.#held.get(traceId) ?? (await this.#fetch(traceId, signal));
    reading.open(traceNumber);
    const { table, facts } = await reading.analysable(traceNumber);
    const known = this.#found.get(traceId);
    const trace = known?.isCounted ? known : { ...foundTrace(table, null), traceId, matches: known?.matches ?? [] };
    const keys = readAttributeKeys(await reading.receivedTrace(traceNumber)).map(({ key }) => key);
    return { trace, times: serviceTimes(table, facts), keys };
  }

  async #fetch(traceId: string, signal: AbortSignal): Promise<HeldTrace> {
    if (this.#backend === null) {
      throw new LoadError({ kind: 'not_found', sentence: 'This trace was not found before.' });
    }
    const reading = new TraceReading();
    await readFromBackend(this.#backend, traceId, reading, SILENT_TELLER, { signal, onLearnt: () => {} });
    if (reading.end() === 0) throw new LoadError({ kind: 'no_spans', sentence: 'There are no spans in it.' });
    return { reading, traceNumber: 0 };
  }

  async #searchDocuments(source: DocumentSource, query: SearchQuery, signal: AbortSignal) {
    refuseTraceQl(query, 'A document');
    await patternsFor(query);
    const documents = this.#telling.documents ?? new SharedDocuments();
    const { reading, count } = await documents.read(source, ({ address, bytes, totalBytes }) => {
      if (bytes === 0) this.#teller.ask(address);
      this.#teller.read(bytes, totalBytes);
    });
    signal.throwIfAborted();
    const wholes = new WholeTraces(query, false);
    await wholes.add(reading, count, '');
    this.#teller.judged(count);
    const { traces: found, returned } = wholes.judged([]);
    const traces = [...found].sort(newestFirst);
    const answer: SearchAnswer = {
      traces: traces.slice(0, query.limit),
      // That others were left out goes without saying where all were looked at.
      notes: [...wholes.ownNotes(), ...cutNotes(traces.length, query.limit), ...jaegerKeyNotes(query)],
      returned,
      isLimited: traces.length > query.limit,
      address: '',
      traceQl: '',
      range: null,
    };
    return { answer, held: wholes.held };
  }

  async #searchBackend(config: BackendConfig, query: SearchQuery, now: UnixMilliseconds, signal: AbortSignal) {
    const { search, backend } = await this.#kindOf(config, signal);
    this.#backend = backend;
    if (!search.abilities.traceQl) {
      refuseTraceQl(query, search.title);
      await patternsFor(query);
    }
    const { onLearnt } = this.#telling;
    return searchBackend({ search, backend, query, now, signal, teller: this.#teller, onLearnt });
  }

  async #kindOf(
    config: BackendConfig,
    signal: AbortSignal,
  ): Promise<{ search: BackendSearch; backend: BackendConfig }> {
    const known = SEARCHES.find(({ kind }) => kind === config.kind);
    if (known !== undefined) return { search: known, backend: config };
    const { backend, result } = await findKind(config, signal, SILENCE_MILLISECONDS, (address) =>
      this.#teller.ask(address),
    );
    const search = SEARCHES.find(({ kind }) => kind === backend.kind);
    if (search === undefined) throw notSearched(backend.title, config);
    this.#telling.onLearnt(backend.kind, result.api);
    return { search, backend: { ...config, kind: backend.kind, api: config.api ?? result.api } };
  }
}

function notSearched(title: string, config: BackendConfig): LoadError {
  return new LoadError({
    kind: 'refused_request',
    sentence: `${title} cannot be searched from here.`,
    address: toldAddress(config),
    advice: ['Open a trace by its id.'],
  });
}

function refuseTraceQl({ traceQl }: SearchQuery, who: string): void {
  if (traceQl.trim() === '') return;
  throw new LoadError({
    kind: 'refused_request',
    sentence: `${who} cannot be searched by TraceQL.`,
    advice: ['Search by the fields of the form.'],
  });
}
