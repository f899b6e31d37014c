import { inSlices } from '../../lib/in-slices.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { TextHits } from '../../trace/text-hits.ts';
import type { FilterColumns } from './filter-columns.ts';
import type { FilterExpression, FilterTerm } from './filter-expression.ts';
import { type FilterReaders, type FilterReads, readsOf } from './filter-reads.ts';
import { isDecided, type KnownSpans, knownOf, termsOf } from './known-spans.ts';
import { finish } from './match-filter.ts';
import { knownOfTerm, soughtBy } from './match-term.ts';
import { hasPattern, loadPatterns, type Patterns } from './patterns.ts';

/** Where a filter finds what it asks. */
export interface FilterSources {
  readonly trace: SpanTable;
  /** Nanoseconds a row. */
  readonly selfTime: Float64Array;
  /** null while unknown: terms about it then match nothing, and the filter is not complete. */
  readonly analysis: FilterColumns['analysis'];
  readonly readers: FilterReaders;
}

/**
 * Tells `onMatches` the spans that meet an expression: before this returns those of which the columns tell, then more and
 * more. What was told once stays a match. Resolves after the last, which is complete unless the analysis is missing, or
 * once `signal` aborts: then nothing more is told. Rejects if values cannot be read. What was read is kept for the next
 * filter of the trace.
 */
export async function runFilter(
  expression: FilterExpression,
  sources: FilterSources,
  onMatches: (matches: TextHits) => void,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  await new FilterRun(expression, sources, onMatches, signal).run();
}

/** Begins to read what a filter asks: for one that runs soon, so that it is on its way while something else is done first. */
export function readAhead(expression: FilterExpression, { trace, readers }: Pick<FilterSources, 'trace' | 'readers'>) {
  readsOf(trace).beginAttributes(keysOf(termsOf(expression)), readers);
}

function keysOf(terms: readonly FilterTerm[]): readonly string[] {
  return [...new Set(terms.filter(({ field }) => field === 'attribute').map(({ key }) => key))];
}

/** So many different texts are looked at before anything else happens. */
const FEW_TEXTS = 2000;

class FilterRun {
  readonly #expression: FilterExpression;
  readonly #sources: FilterSources;
  readonly #onMatches: (matches: TextHits) => void;
  readonly #signal: AbortSignal;
  readonly #reads: FilterReads;
  readonly #known = new Map<FilterTerm, KnownSpans>();
  #patterns: Patterns | null = null;
  #toldCount = -1;
  #isToldAll = false;

  constructor(
    expression: FilterExpression,
    sources: FilterSources,
    onMatches: (matches: TextHits) => void,
    signal: AbortSignal,
  ) {
    this.#expression = expression;
    this.#sources = sources;
    this.#onMatches = onMatches;
    this.#signal = signal;
    this.#reads = readsOf(sources.trace);
  }

  async run(): Promise<void> {
    for (const term of this.#terms()) this.#known.set(term, finish(knownOfTerm(term, this.#columns(true))));
    this.#tell();
    const steps = [() => this.#readPatterns(), ...this.#attributeSteps(), ...this.#eventSteps(), ...this.#textSteps()];
    for (const step of steps) {
      if (this.#signal.aborted || this.#isDecided()) return;
      await step();
    }
  }

  #terms(): readonly FilterTerm[] {
    return termsOf(this.#expression);
  }

  #columns(isAtOnce: boolean): FilterColumns {
    const { trace, selfTime, analysis } = this.#sources;
    const reads = this.#reads;
    return {
      trace,
      selfTime,
      analysis,
      eventNames: reads.eventNames,
      patterns: this.#patterns,
      attribute: (key) => {
        const column = reads.attribute(key);
        return isAtOnce && column !== null && column.texts.length > FEW_TEXTS ? null : column;
      },
      withText: (text) => reads.withText(text),
    };
  }

  /** Finds out what is known by now of the terms that a condition holds for, and tells it. */
  async #learn(isMeant: (term: FilterTerm) => boolean): Promise<void> {
    for (const term of this.#terms()) {
      if (!isMeant(term) || this.#isTermDecided(term)) continue;
      const known = await inSlices(knownOfTerm(term, this.#columns(false)), this.#signal);
      if (known === null) return;
      this.#known.set(term, known);
    }
    this.#tell();
  }

  async #readPatterns(): Promise<void> {
    if (!hasPattern(this.#expression)) return;
    this.#patterns = await loadPatterns();
    if (!this.#signal.aborted) await this.#learn(hasPattern);
  }

  /** All are asked for at once, and used as they come. */
  #attributeSteps(): (() => Promise<void>)[] {
    const { readers } = this.#sources;
    const reads = this.#reads;
    const keys = keysOf(this.#undecided('attribute'));
    const stepOf = (key: string, read: () => Promise<unknown>) => async () => {
      reads.beginAttributes(keys, readers);
      await read();
      if (!this.#signal.aborted) await this.#learn((term) => term.field === 'attribute' && term.key === key);
    };
    return [
      ...reads.firstRows.flatMap((rows) => keys.map((key) => stepOf(key, () => reads.readFirst(key, rows, readers)))),
      ...keys.map((key) => stepOf(key, () => reads.readAttribute(key, readers))),
    ];
  }

  #eventSteps(): (() => Promise<void>)[] {
    const isMeant = ({ field }: FilterTerm) => field === 'event';
    if (!this.#terms().some((term) => isMeant(term) && !this.#isTermDecided(term))) return [];
    return [
      async () => {
        await this.#reads.readEventNames(this.#sources.readers);
        if (!this.#signal.aborted) await this.#learn(isMeant);
      },
    ];
  }

  /** One after another: those who look through values do so for one text at a time. */
  #textSteps(): (() => Promise<void>)[] {
    return this.#undecided('text').map((term) => () => this.#findText(term));
  }

  async #findText(term: FilterTerm): Promise<void> {
    const begun = finish(knownOfTerm(term, this.#columns(true)));
    this.#known.set(term, begun);
    this.#tell();
    if (this.#isDecided() || isDecided(begun)) return;
    const enough = new AbortController();
    const hear = (hits: TextHits) => {
      this.#hear(term, begun, hits);
      if (this.#isDecided()) enough.abort();
    };
    await this.#sources.readers.findText(soughtBy(term), hear, AbortSignal.any([this.#signal, enough.signal]));
  }

  #hear(term: FilterTerm, begun: KnownSpans, { spans, isComplete }: TextHits): void {
    if (this.#signal.aborted) return;
    if (isComplete) this.#reads.keepText(soughtBy(term), spans);
    const certain = begun.certain.or(spans);
    this.#known.set(term, { certain, possible: isComplete ? certain : begun.possible });
    this.#tell();
  }

  #undecided(field: FilterTerm['field']): readonly FilterTerm[] {
    return this.#terms().filter((term) => term.field === field && !this.#isTermDecided(term));
  }

  #isTermDecided(term: FilterTerm): boolean {
    const known = this.#known.get(term);
    return known !== undefined && isDecided(known);
  }

  #now(): KnownSpans {
    return knownOf(this.#expression, (term) => {
      const known = this.#known.get(term);
      if (known === undefined) throw new Error('a term of another expression');
      return known;
    });
  }

  #isDecided(): boolean {
    return isDecided(this.#now());
  }

  /** Tells what is new. */
  #tell(): void {
    const now = this.#now();
    const count = now.certain.count();
    const isComplete = isDecided(now);
    const isNew = count !== this.#toldCount || isComplete;
    if (!isNew || this.#isToldAll) return;
    this.#toldCount = count;
    this.#isToldAll = isComplete;
    this.#onMatches({ spans: now.certain, count, isComplete });
  }
}
