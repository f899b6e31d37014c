import { listed } from '../../lib/listed.ts';
import type { AskedBackend } from '../asked-backend.ts';
import { LoadError, type LoadProblem, type ProblemOf } from '../load-problem.ts';
import { type BackendReadingOptions, readFromBackend, type TraceTaker } from '../read-from-backend.ts';
import type { ReadingTeller } from '../read-source.ts';
import type { BackendConfig } from '../trace-source.ts';

/** More advice than that nobody reads. */
const MOST_ADVICE = 4;

/**
 * Asks several backends for a trace at once and reads what the first sends that has spans of it; the others are let go
 * of then. Returns what each came to, in their order. Rejects with a LoadError that tells what each said if none has it.
 */
export async function readFromAny(
  backends: readonly BackendConfig[],
  traceId: string,
  reading: TraceTaker,
  teller: ReadingTeller,
  { signal }: Pick<BackendReadingOptions, 'signal'>,
): Promise<readonly AskedBackend[]> {
  const race = new Race(reading, teller);
  const lanes = backends.map((backend) => race.enter(backend, signal));
  teller.ask(listed(backends.map(({ name }) => name)));
  await Promise.all(lanes.map((lane) => lane.run(traceId)));
  if (race.error !== null) throw race.error;
  if (signal.aborted) throw cancelled();
  const asked = lanes.map((lane) => lane.asked());
  if (race.winner === null) throw noneHasIt(asked);
  return asked;
}

function noneHasIt(asked: readonly AskedBackend[]): LoadError {
  const said = asked.flatMap(({ name, came }) => (typeof came === 'string' ? [] : [{ name, problem: came }]));
  const failed = said.filter(({ problem }) => problem.kind !== 'not_found');
  const missing = said.filter(({ problem }) => problem.kind === 'not_found');
  return new LoadError({
    kind: failed[0]?.problem.kind ?? 'not_found',
    sentence: sentenceOf(namesOf(missing), namesOf(failed)),
    advice: failed.length > 0 ? adviceFor(failed) : (said[0]?.problem.advice ?? []),
    said,
  });
}

/** Each advice once, with the names of those that it is for. */
function adviceFor(failed: readonly ProblemOf[]): readonly string[] {
  const advice = new Set(failed.flatMap(({ problem }) => problem.advice));
  return Array.from(advice, (each) => {
    const meant = failed.filter(({ problem }) => problem.advice.includes(each));
    return `${listed(namesOf(meant))}: ${each}`;
  }).slice(0, MOST_ADVICE);
}

function namesOf(said: readonly ProblemOf[]): readonly string[] {
  return said.map(({ name }) => name);
}

function sentenceOf(missing: readonly string[], failed: readonly string[]): string {
  if (failed.length === 0) return `${noneOf(missing)} has this trace.`;
  if (missing.length === 0) return `${noneOf(failed)} answered with this trace.`;
  return `${listed(missing)} ${missing.length > 1 ? 'have' : 'has'} no such trace, and ${listed(failed)} failed to answer.`;
}

function noneOf(names: readonly string[]): string {
  return names.length === 2 ? `Neither ${listed(names, 'nor')}` : `None of ${listed(names)}`;
}

/** Several who read one trace into one place: one at a time, in the order in which their answers begin. */
class Race {
  readonly #reading: TraceTaker;
  readonly #teller: ReadingTeller;
  readonly #spansBefore: number;
  readonly #lanes: Lane[] = [];
  #winner: Lane | null = null;
  #turn: Promise<void> = Promise.resolve();
  /** What the winner broke off with, null where it did not. */
  error: unknown = null;

  constructor(reading: TraceTaker, teller: ReadingTeller) {
    this.#reading = reading;
    this.#teller = teller;
    this.#spansBefore = reading.spanCount;
  }

  /** The one whose spans are read, null while nobody has brought any. */
  get winner(): Lane | null {
    return this.#winner;
  }

  get spanCount(): number {
    return this.#reading.spanCount - this.#spansBefore;
  }

  enter(backend: BackendConfig, signal: AbortSignal): Lane {
    const lane = new Lane(this, backend, signal);
    this.#lanes.push(lane);
    return lane;
  }

  /** Resolves once all before have turned out to have no spans, with what lets the next one begin. */
  async takeTurn(): Promise<() => void> {
    const before = this.#turn;
    let leave = () => {};
    this.#turn = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }

  begin(origin: string, totalBytes: number): void {
    this.#reading.beginDocument(origin, totalBytes);
    this.#teller.begin(origin, totalBytes);
  }

  async receive(lane: Lane, chunk: Uint8Array): Promise<void> {
    await this.#reading.receive(chunk);
    this.#judge(lane);
  }

  async end(lane: Lane, cut: string): Promise<void> {
    await this.#reading.endDocument(cut);
    this.#judge(lane);
  }

  tell(isLast: boolean): unknown {
    return this.#teller.tell(isLast);
  }

  #judge(lane: Lane): void {
    if (this.#winner !== null || this.spanCount === 0) return;
    this.#winner = lane;
    for (const other of this.#lanes) if (other !== lane) other.letGo();
  }
}

/** One backend in a race. It reads into the common place once its turn has come. */
class Lane implements TraceTaker {
  readonly #race: Race;
  readonly #backend: BackendConfig;
  readonly #abort = new AbortController();
  readonly #signal: AbortSignal;
  #origin = '';
  #totalBytes = 0;
  /** Lets the next one begin; null until this one has. */
  #leave: (() => void) | null = null;
  #learnt: AskedBackend['learnt'];
  #problem: LoadProblem | null = null;

  constructor(race: Race, backend: BackendConfig, signal: AbortSignal) {
    this.#race = race;
    this.#backend = backend;
    this.#signal = AbortSignal.any([signal, this.#abort.signal]);
  }

  get spanCount(): number {
    return this.#leave === null ? 0 : this.#race.spanCount;
  }

  letGo(): void {
    this.#abort.abort();
  }

  async run(traceId: string): Promise<void> {
    const onLearnt = (kind: string, api: string) => {
      this.#learnt = { kind, api };
    };
    // Of several that are asked at once nobody could follow the addresses.
    const teller = {
      ask: () => {},
      begin: () => {},
      forgetTotal: () => {},
      tell: (isLast: boolean) => this.#race.tell(isLast),
    };
    try {
      await readFromBackend(this.#backend, traceId, this, teller, { signal: this.#signal, onLearnt });
      if (this.#race.winner === null) this.#problem = noSpans(this.#origin);
    } catch (error) {
      if (this.#race.winner === this) this.#race.error = error;
      else this.#problem = problemOf(error);
    } finally {
      this.#leave?.();
    }
  }

  /** Returns what it came to, after the race. */
  asked(): AskedBackend {
    const { name } = this.#backend;
    if (this.#race.winner === this) return { name, came: 'shown', learnt: this.#learnt };
    return { name, came: this.#problem === null || this.#problem.kind === 'cancelled' ? 'left' : this.#problem };
  }

  beginDocument(origin: string, totalBytes = 0): void {
    this.#origin = origin;
    this.#totalBytes = totalBytes;
  }

  async receive(chunk: Uint8Array): Promise<void> {
    await this.#begin();
    await this.#race.receive(this, chunk);
  }

  async endDocument(cut = ''): Promise<void> {
    await this.#begin();
    await this.#race.end(this, cut);
  }

  /** Waits for its turn, unless another wins before. */
  async #begin(): Promise<void> {
    if (this.#leave !== null) return;
    this.#leave = await Promise.race([this.#race.takeTurn(), whenAborted(this.#signal)]);
    this.#race.begin(this.#origin, this.#totalBytes);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(cancelled());
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
  });
}

function cancelled(): LoadError {
  return new LoadError({ kind: 'cancelled', sentence: 'Loading was cancelled.' });
}

function problemOf(error: unknown): LoadProblem {
  if (error instanceof LoadError) return error.problem;
  return new LoadError({ kind: 'worker_failed', sentence: `It could not be read: ${String(error)}` }).problem;
}

function noSpans(address: string): LoadProblem {
  return new LoadError({ kind: 'no_spans', sentence: 'There are no spans in its answer.', address }).problem;
}
