import { counted } from '../lib/counted.ts';
import { LoadError, type LoadProblem } from './load-problem.ts';
import type { TraceReading } from './trace-reading.ts';
import type { PickedFolder } from './trace-source.ts';

/** So many files are told each by its name. */
const MOST_TOLD = 100;
const MOST_IN_SENTENCE = 3;

/** Reads the files of one folder, and keeps account of those that are no trace: others beside them are read all the same. */
export class FolderAccount {
  readonly #reading: TraceReading;
  readonly #spansBefore: number;
  readonly #unread: LoadProblem[] = [];
  #count = 0;

  constructor(reading: TraceReading) {
    this.#reading = reading;
    this.#spansBefore = reading.spanCount;
  }

  /** Reads one file by `read`; that it cannot be read is noted. Rejects where loading was cancelled. */
  async read(path: string, read: () => Promise<unknown>): Promise<void> {
    const spans = this.#reading.spanCount;
    this.#count++;
    try {
      await read();
      if (this.#reading.spanCount === spans) this.#unread.push(problemOf(path, 'There are no spans in it.'));
    } catch (error) {
      if (!(error instanceof LoadError)) this.#unread.push(problemOf(path, `It cannot be read: ${wordsOf(error)}.`));
      else if (error.problem.kind === 'cancelled') throw error;
      else this.#unread.push({ ...error.problem, address: path });
    }
  }

  /** Takes note of files within a file that could not be read. */
  note(problems: readonly LoadProblem[]): void {
    this.#unread.push(...problems);
  }

  /** Tells of files that are no trace, each as a defect. Throws a LoadError if none is. */
  finish({ name, leftOut }: PickedFolder): void {
    if (this.#reading.spanCount === this.#spansBefore) throw this.#noTrace(name, leftOut);
    for (const { address, sentence } of this.#unread.slice(0, MOST_TOLD)) this.#tell(`${address}: ${sentence}`, 1);
    const more = this.#unread.length - MOST_TOLD;
    if (more > 0) this.#tell(`and ${counted(more, 'more file')} that could not be read as a trace`, more);
    if (leftOut !== '') this.#reading.report('partial', leftOut);
  }

  #tell(detail: string, count: number): void {
    this.#reading.report('skipped_content', detail, count);
  }

  #noTrace(name: string, leftOut: string): LoadError {
    const first = this.#unread.slice(0, MOST_IN_SENTENCE).map(({ address, sentence }) => `${address}: ${sentence}`);
    const results = this.#unread.flatMap((problem) => problem.results ?? []);
    const files = this.#count === 0 ? 'no file' : `${counted(this.#count, 'file')}, none of which is a trace`;
    const listed =
      results.length === 0 ? '' : ` Answers to searches among them list ${counted(results.length, 'trace')}.`;
    return new LoadError({
      kind: 'no_spans',
      sentence: `The folder holds ${files}.${listed}`,
      address: name,
      advice: leftOut === '' ? first : [...first, leftOut],
      results,
    });
  }
}

function problemOf(address: string, sentence: string): LoadProblem {
  return new LoadError({ kind: 'no_spans', sentence, address }).problem;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
