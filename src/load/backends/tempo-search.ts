import type { FoundTrace, SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery, UnixMilliseconds } from '../../trace/search-query.ts';
import type { AnswerHead } from './backend.ts';
import type { BackendAnswer, BackendSearch, SearchAsking } from './backend-search.ts';
import { narrowToNewest } from './narrow-to-newest.ts';
import { searchError } from './search-refusal.ts';
import { mergeSummaries, tempoSummaries } from './tempo-answer.ts';
import { tempoCompletions } from './tempo-completions.ts';
import { newestHalfMinuteNote, type SearchWindow, windowsOf } from './tempo-range.ts';
import { traceQlOf } from './trace-ql.ts';

const TITLE = 'Tempo';
const ACCEPT = 'application/json';
/** Asked for by the hint, Tempo gives the newest first, since 2.8; servers that do not know it refuse the query. */
const NEWEST = ' with (most_recent=true)';
/** Where ours is to leave traces out, more are asked for, within bounds: they are short here. */
const MORE_TO_LEAVE_OUT = 5;
const MOST_SUMMARIES = 2000;
/** A part of the time is complete where it holds fewer than are asked for: just so many as are wanted would never be. */
const MORE_OF_PART = 2;
/** Spans that a trace in the answer names. */
const SPANS_OF_FEW = 20;
const SPANS_OF_MANY = 3;

/** Tempo decides by TraceQL, which means what we mean; it answers with summaries. */
export const tempoSearch: BackendSearch = {
  kind: 'tempo',
  title: TITLE,
  abilities: {
    traceQl: true,
    attributeKeys: true,
    attributeValues: true,
    newestFirst: true,
    needsService: false,
    traceLatency: '',
    spanLatency: '',
    errorsOnly: '',
    longestRange: 168 * 3_600_000,
  },
  search,
  completions: tempoCompletions,
};

async function search(query: SearchQuery, asking: SearchAsking): Promise<BackendAnswer> {
  const traceQl = traceQlOf(query);
  const wanted = query.hidesHealthChecks ? atMost(query.limit * MORE_TO_LEAVE_OUT, query.limit) : query.limit;
  const { windows, isAll } = windowsOf(asking.range);
  const tempo = new TempoSearch(traceQl, wanted, asking);
  let path = '';
  for (const window of windows) {
    path ||= tempo.pathFor(window);
    const count = await tempo.searchIn(window);
    if (tempo.isFull) {
      await tempo.askForNewest(window, count);
      break;
    }
  }
  return {
    summaries: tempo.found.slice(0, wanted),
    decidedHere: [],
    notes: [
      ...(tempo.isFull ? [tempo.limitNote()] : []),
      ...(isAll ? [] : [notAllNote(windows)]),
      ...newestHalfMinuteNote(asking.range, asking.now),
      ...typeNote(query),
    ],
    isLimited: tempo.isFull,
    isNewest: tempo.isNewest,
    path,
    traceQl,
  };
}

function atMost(wished: number, least: number): number {
  return Math.max(least, Math.min(wished, MOST_SUMMARIES));
}

class TempoSearch {
  /** Newest first. */
  found: FoundTrace[] = [];
  /** Whether those found are the newest, as many as are wanted. */
  isNewest = true;
  readonly #traceQl: string;
  readonly #wanted: number;
  readonly #asking: SearchAsking;
  #hint: string;

  constructor(traceQl: string, wanted: number, asking: SearchAsking) {
    this.#traceQl = traceQl;
    this.#wanted = wanted;
    this.#asking = asking;
    this.#hint = hasHints(traceQl) ? '' : NEWEST;
  }

  get isFull(): boolean {
    return this.found.length >= this.#wanted;
  }

  pathFor({ start, end }: SearchWindow, limit = this.#wanted): string {
    const search = new URLSearchParams({
      q: this.#traceQl + this.#hint,
      start: String(start),
      end: String(end),
      limit: String(limit),
      spss: String(limit > 100 ? SPANS_OF_MANY : SPANS_OF_FEW),
    });
    return `api/search?${search}`;
  }

  /** Adds what is found in a window; returns how many traces came. */
  async searchIn(window: SearchWindow, limit = this.#wanted): Promise<number> {
    const head = await this.#ask(window, limit);
    const summaries = head.status === 200 ? tempoSummaries(head.start) : null;
    if (summaries === null) throw await searchError(head, TITLE);
    this.#asking.learn(this.#asking.api ?? 'v2');
    this.found = mergeSummaries(this.found, summaries);
    return summaries.length;
  }

  /** Looks for the newest in a window of which `count` came, where the server does not give them by itself. */
  async askForNewest(window: SearchWindow, count: number): Promise<void> {
    if (this.#hint !== '' || count < this.#wanted) return;
    if (hasHints(this.#traceQl)) {
      this.isNewest = /\bmost_recent\s*=\s*true\b/.test(this.#traceQl);
      return;
    }
    const limit = atMost(this.#wanted * MORE_OF_PART, this.#wanted);
    const { isNewest } = await narrowToNewest({
      range: [window.start * 1000, window.end * 1000],
      limit,
      ask: ([from, to]) => this.searchIn({ start: Math.floor(from / 1000), end: Math.ceil(to / 1000) }, limit),
      oldestWanted: () => this.#oldestWanted(),
    });
    this.isNewest = isNewest;
  }

  #oldestWanted(): UnixMilliseconds | null {
    const oldest = this.found[this.#wanted - 1];
    return oldest === undefined ? null : Number(oldest.startTimeUnixNano / 1_000_000n);
  }

  limitNote(): SearchNote {
    const sentence = this.isNewest
      ? `Tempo gave the newest ${this.#wanted} traces; there may be more.`
      : `Tempo gave the first ${this.#wanted} traces that it found, which need not be the newest; there may be more.`;
    return { kind: 'limit', sentence };
  }

  /** A refusal may be about the hint: then it is not sent again. */
  async #ask(window: SearchWindow, limit: number): Promise<AnswerHead> {
    const head = await this.#asking.ask({ path: this.pathFor(window, limit), accept: ACCEPT });
    if (head.status !== 400 || this.#hint === '') return head;
    this.#hint = '';
    return this.#asking.ask({ path: this.pathFor(window, limit), accept: ACCEPT });
  }
}

/** Hints stand once, at the end. */
function hasHints(traceQl: string): boolean {
  return /\bwith\s*\([^()"]*\)\s*$/.test(traceQl);
}

function notAllNote(windows: readonly SearchWindow[]): SearchNote {
  const since = new Date((windows.at(-1)?.start ?? 0) * 1000).toISOString().slice(0, 16).replace('T', ' ');
  return {
    kind: 'range',
    sentence: `Only the time since ${since} UTC was searched: Tempo is asked week by week, newest first.`,
  };
}

/** What text and number are is told by whoever sent the spans; Tempo does not compare one with the other. */
function typeNote({ traceQl, attributes }: SearchQuery): SearchNote[] {
  const typed = attributes.find(({ operator }) => operator === '=~' || operator === '!~' || /^[<>]/.test(operator));
  if (traceQl.trim() !== '' || typed === undefined) return [];
  const isOrder = /^[<>]/.test(typed.operator);
  const sentence = isOrder
    ? `Tempo compares ${typed.key} only where it was sent as a number, or text with text.`
    : `Tempo matches ${typed.key} only where it was sent as text.`;
  return [{ kind: 'backend', sentence }];
}
