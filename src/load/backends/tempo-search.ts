import type { FoundTrace, SearchNote } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import type { AnswerHead } from './backend.ts';
import type { BackendAnswer, BackendSearch, SearchAsking } from './backend-search.ts';
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
    await tempo.searchIn(window);
    if (tempo.isFull) break;
  }
  return {
    summaries: tempo.found,
    decidedHere: [],
    notes: [
      ...(tempo.isFull ? [tempo.limitNote()] : []),
      ...(isAll ? [] : [notAllNote(windows)]),
      ...newestHalfMinuteNote(asking.range, asking.now),
      ...typeNote(query),
    ],
    isLimited: tempo.isFull,
    isNewest: !tempo.isFull || tempo.isNewest,
    path,
    traceQl,
  };
}

function atMost(wished: number, least: number): number {
  return Math.max(least, Math.min(wished, MOST_SUMMARIES));
}

class TempoSearch {
  found: FoundTrace[] = [];
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

  /** Whether the newest are what it gives. */
  get isNewest(): boolean {
    return this.#hint !== '';
  }

  pathFor({ start, end }: SearchWindow): string {
    const search = new URLSearchParams({
      q: this.#traceQl + this.#hint,
      start: String(start),
      end: String(end),
      limit: String(this.#wanted),
      spss: String(this.#wanted > 100 ? SPANS_OF_MANY : SPANS_OF_FEW),
    });
    return `api/search?${search}`;
  }

  async searchIn(window: SearchWindow): Promise<void> {
    const head = await this.#ask(window);
    const summaries = head.status === 200 ? tempoSummaries(head.start) : null;
    if (summaries === null) throw await searchError(head, TITLE);
    this.#asking.learn(this.#asking.api ?? 'v2');
    this.found = mergeSummaries(this.found, summaries);
  }

  limitNote(): SearchNote {
    const sentence = this.isNewest
      ? `Tempo gave the newest ${this.#wanted} traces; there may be more.`
      : `Tempo gave the first ${this.#wanted} traces that it found, which need not be the newest; there may be more.`;
    return { kind: 'limit', sentence };
  }

  /** A refusal may be about the hint: then it is not sent again. */
  async #ask(window: SearchWindow): Promise<AnswerHead> {
    const head = await this.#asking.ask({ path: this.pathFor(window), accept: ACCEPT });
    if (head.status !== 400 || this.#hint === '') return head;
    this.#hint = '';
    return this.#asking.ask({ path: this.pathFor(window), accept: ACCEPT });
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
