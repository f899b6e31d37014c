import { serviceTimes } from '../../analysis/service-times.ts';
import type { FoundTrace, SearchAnswer, SearchNote, ServiceTime } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import { askText } from '../backends/ask-text.ts';
import type { BackendSearch, SearchAsking } from '../backends/backend-search.ts';
import { findKind } from '../backends/find-kind.ts';
import { SILENCE_MILLISECONDS, toldAddress } from '../backends/open-answer.ts';
import { SEARCHES } from '../backends/searches.ts';
import { newestFirst } from '../backends/tempo-answer.ts';
import { LoadError } from '../load-problem.ts';
import { readFromBackend } from '../read-source.ts';
import { TraceReading } from '../trace-reading.ts';
import type { BackendConfig } from '../trace-source.ts';
import { attributeTest } from './attribute-condition.ts';
import { SharedDocuments } from './document-contents.ts';
import { foundInReading, foundTrace } from './found-in-reading.ts';
import { isHealthCheck } from './health-check.ts';
import type { SearchProgress } from './open-search.ts';
import { readAnswer } from './read-answer.ts';
import { cutNotes, healthCheckNotes, leftOutNotes } from './search-notes.ts';
import { searchRange } from './search-range.ts';
import type { SearchSource } from './search-source.ts';

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
}

interface HeldTrace {
  readonly reading: TraceReading;
  readonly traceNumber: number;
}

const SILENT_TELLER = { ask: () => {}, begin: () => {}, forgetTotal: () => {}, tell: () => {} };

/** One search: asks, judges, and keeps what it read for questions about it. Plain computation but for the fetching. */
export class SearchSession {
  readonly #telling: SearchTelling;
  readonly #held = new Map<string, HeldTrace>();
  readonly #found = new Map<string, FoundTrace>();
  #backend: BackendConfig | null = null;
  #progress: SearchProgress = { address: '', bytes: 0, totalBytes: 0, traces: 0 };

  constructor(telling: SearchTelling) {
    this.#telling = telling;
  }

  /** Returns what a search found. Rejects with a LoadError. */
  async search(
    source: SearchSource,
    query: SearchQuery,
    now: UnixMilliseconds,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const answer =
      source.type === 'backend'
        ? await this.#searchBackend(source.backend, query, now, signal)
        : await this.#searchDocuments(source, query, signal);
    for (const trace of answer.traces) this.#found.set(trace.traceId, trace);
    for (const traceId of this.#held.keys()) if (!this.#found.has(traceId)) this.#held.delete(traceId);
    return answer;
  }

  /** Returns a found trace with all that is counted in it. Rejects with a LoadError where it cannot be read. */
  async counted(traceId: string, signal: AbortSignal): Promise<CountedTrace> {
    const { reading, traceNumber } = this.#held.get(traceId) ?? (await this.#fetch(traceId, signal));
    reading.trace(traceNumber);
    const { table, facts } = await reading.analysable(traceNumber);
    const known = this.#found.get(traceId);
    const trace = known?.isCounted ? known : { ...foundTrace(table, null), traceId, matches: known?.matches ?? [] };
    return { trace, times: serviceTimes(table, facts) };
  }

  async #fetch(traceId: string, signal: AbortSignal): Promise<HeldTrace> {
    if (this.#backend === null)
      throw new LoadError({ kind: 'not_found', sentence: 'This trace was not found before.' });
    const reading = new TraceReading();
    await readFromBackend(this.#backend, traceId, reading, SILENT_TELLER, { signal, onLearnt: () => {} });
    if (reading.finish().length === 0) throw new LoadError({ kind: 'no_spans', sentence: 'There are no spans in it.' });
    return { reading, traceNumber: 0 };
  }

  async #searchDocuments(
    source: Exclude<SearchSource, { type: 'backend' }>,
    query: SearchQuery,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    refuseTraceQl(query, 'A document');
    checkExpressions(query);
    const documents = this.#telling.documents ?? new SharedDocuments();
    const { reading, count: returned } = await documents.read(source, ({ address, bytes, totalBytes }) =>
      this.#tell({ address, bytes, totalBytes }),
    );
    signal.throwIfAborted();
    this.#tell({ traces: returned });
    const { found, healthChecks } = await foundInReading(reading, returned, query);
    for (const { trace, traceNumber } of found) this.#held.set(trace.traceId, { reading, traceNumber });
    const traces = found.map(({ trace }) => trace).sort(newestFirst);
    return {
      traces: traces.slice(0, query.limit),
      notes: [...healthCheckNotes(healthChecks), ...cutNotes(traces.length, query.limit)],
      returned,
      isLimited: false,
      address: '',
      traceQl: '',
      range: null,
    };
  }

  async #searchBackend(
    config: BackendConfig,
    query: SearchQuery,
    now: UnixMilliseconds,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const { search, backend } = await this.#kindOf(config, signal);
    this.#backend = backend;
    if (!search.abilities.traceQl) {
      refuseTraceQl(query, search.title);
      checkExpressions(query);
    }
    const range = searchRange(query.time, now);
    const wholes = new WholeTraces(query);
    const asking: SearchAsking = {
      range,
      now,
      api: backend.api,
      learn: (api) => this.#telling.onLearnt(search.kind, api),
      ask: askText(backend, signal, {
        onAsk: (address) => this.#tell({ address }),
        onStart: (totalBytes) => this.#tell({ totalBytes: totalBytes === 0 ? 0 : this.#progress.bytes + totalBytes }),
        onBytes: (bytes) => this.#tell({ bytes: this.#progress.bytes + bytes }),
      }),
      readTraces: async (ways) => {
        const before = this.#progress.bytes;
        const read = await readAnswer(backend, ways, signal, search.title, {
          onAsk: (address) => this.#tell({ address }),
          onRead: (bytes, totalBytes) =>
            this.#tell({ bytes: before + bytes, totalBytes: totalBytes === 0 ? 0 : before + totalBytes }),
        });
        if (read.isWorthLearning) asking.learn(read.api);
        if (read.reading !== null) await wholes.add(read.reading, read.count, read.cut);
        this.#tell({ traces: wholes.returned });
        return { count: read.count, api: read.api };
      },
    };
    const answer = await search.search(query, asking);
    for (const [traceId, held] of wholes.held) this.#held.set(traceId, held);
    const judged =
      answer.summaries === null ? wholes.judged(answer.decidedHere) : judgeSummaries(answer.summaries, query);
    const traces = [...judged.traces].sort(newestFirst);
    const limitNote = answer.summaries === null && answer.isLimited ? [serverLimitNote(search, judged.returned)] : [];
    return {
      traces: traces.slice(0, query.limit),
      notes: [...judged.notes, ...limitNote, ...cutNotes(traces.length, query.limit), ...answer.notes],
      returned: judged.returned,
      isLimited: answer.isLimited || traces.length > query.limit,
      address: `${toldAddress(backend).replace(/\/*$/, '/')}${answer.path}`,
      traceQl: answer.traceQl,
      range,
    };
  }

  async #kindOf(
    config: BackendConfig,
    signal: AbortSignal,
  ): Promise<{ search: BackendSearch; backend: BackendConfig }> {
    const known = SEARCHES.find(({ kind }) => kind === config.kind);
    if (known !== undefined) return { search: known, backend: config };
    const { backend, result } = await findKind(config, signal, SILENCE_MILLISECONDS, (address) =>
      this.#tell({ address }),
    );
    const search = SEARCHES.find(({ kind }) => kind === backend.kind);
    if (search === undefined) {
      throw new LoadError({
        kind: 'refused_request',
        sentence: `${backend.title} cannot be searched from here yet.`,
        address: toldAddress(config),
        advice: ['Open a trace by its id.'],
      });
    }
    this.#telling.onLearnt(backend.kind, result.api);
    return { search, backend: { ...config, kind: backend.kind, api: config.api ?? result.api } };
  }

  #tell(change: Partial<SearchProgress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#telling.onProgress(this.#progress);
  }
}

interface Judged {
  readonly traces: readonly FoundTrace[];
  readonly notes: readonly SearchNote[];
  readonly returned: number;
}

/** Whole traces of one or several answers, each judged once. */
class WholeTraces {
  readonly held = new Map<string, HeldTrace>();
  readonly #query: SearchQuery;
  readonly #seen = new Set<string>();
  readonly #traces: FoundTrace[] = [];
  #dropped = 0;
  #healthChecks = 0;
  #cut = '';

  constructor(query: SearchQuery) {
    this.#query = query;
  }

  get returned(): number {
    return this.#seen.size;
  }

  async add(reading: TraceReading, count: number, cut: string): Promise<void> {
    this.#cut ||= cut;
    const { found, dropped, healthChecks, ids } = await foundInReading(reading, count, this.#query, this.#seen);
    for (const id of ids) this.#seen.add(id);
    this.#dropped += dropped;
    this.#healthChecks += healthChecks;
    for (const { trace, traceNumber } of found) {
      this.#traces.push(trace);
      this.held.set(trace.traceId, { reading, traceNumber });
    }
  }

  judged(decidedHere: readonly string[]): Judged {
    const left = {
      decidedHere,
      returned: this.returned,
      dropped: this.#dropped,
      healthChecks: this.#healthChecks,
    };
    const cutNote: SearchNote[] =
      this.#cut === ''
        ? []
        : [{ kind: 'backend', sentence: `The answer broke off, so traces may be missing: ${this.#cut}` }];
    return { traces: this.#traces, notes: [...leftOutNotes(left), ...cutNote], returned: this.returned };
  }
}

function judgeSummaries(summaries: readonly FoundTrace[], { hidesHealthChecks }: SearchQuery): Judged {
  const traces = hidesHealthChecks ? summaries.filter(({ rootName }) => !isHealthCheck(rootName)) : summaries;
  return { traces, notes: healthCheckNotes(summaries.length - traces.length), returned: summaries.length };
}

function serverLimitNote({ title, abilities }: BackendSearch, returned: number): SearchNote {
  const newest = abilities.newestFirst ? '' : ', which need not be the newest';
  const sentence = `${title} gave as many traces as it was asked for (${returned} in all)${newest}; there may be more.`;
  return { kind: 'limit', sentence };
}

function refuseTraceQl({ traceQl }: SearchQuery, who: string): void {
  if (traceQl.trim() === '') return;
  throw new LoadError({
    kind: 'refused_request',
    sentence: `${who} cannot be searched by TraceQL.`,
    advice: ['Search by the fields of the form.'],
  });
}

function checkExpressions({ attributes }: SearchQuery): void {
  for (const condition of attributes) attributeTest(condition);
}
