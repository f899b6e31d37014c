import { lineOf } from '../export/text/terminal-text.ts';
import { LoadError, type LoadProblem } from '../load/load-problem.ts';
import { readInput } from '../load/read-input.ts';
import type { TraceReading } from '../load/trace-reading.ts';
import type { Defect } from '../trace/defect.ts';
import { openInput } from './open-input.ts';
import { isFolder, readFolder } from './read-folder.ts';
import { resultLines } from './result-lines.ts';
import type { Terminal } from './terminal.ts';

/** Which bytes came from one input, and what is wrong with it. */
export interface InputRange {
  readonly from: number;
  readonly to: number;
  readonly defects: readonly Defect[];
}

/** Reads all inputs into `reading`, complaining of what cannot be read. Returns whether all was, and what came from where. */
export async function readInputs(
  inputs: readonly string[],
  reading: TraceReading,
  terminal: Terminal,
): Promise<{ ranges: InputRange[]; isComplete: boolean }> {
  const ranges: InputRange[] = [];
  let isComplete = true;
  for (const name of inputs) {
    const from = reading.keptByteCount;
    const known = new Set(reading.inputDefects);
    const { why, details } = await readOne(name, reading, terminal);
    const defects = reading.inputDefects.filter((defect) => !known.has(defect));
    ranges.push({ from, to: reading.keptByteCount, defects });
    if (why === '') continue;
    isComplete = false;
    terminal.complain(lineOf(`longpole: ${withoutPassword(name)}: ${why}`));
    for (const line of details) terminal.complain(line);
  }
  return { ranges, isComplete };
}

interface Unread {
  /** Empty if all was read. */
  readonly why: string;
  /** Lines that belong to it. */
  readonly details: readonly string[];
}

/** Returns why an input could not be read to its end. */
async function readOne(name: string, reading: TraceReading, terminal: Terminal): Promise<Unread> {
  try {
    const why = await ((await isFolder(name)) ? readFolder(name, reading) : readFile(name, reading, terminal));
    return { why, details: [] };
  } catch (error) {
    if (!(error instanceof LoadError)) return { why: `It cannot be read: ${wordsOf(error)}.`, details: [] };
    const { results = [] } = error.problem;
    return { why: sentencesOf(error.problem), details: resultLines(results, terminal.width) };
  }
}

/** Returns why it broke off and what was not read, empty if all was. */
async function readFile(name: string, reading: TraceReading, terminal: Terminal): Promise<string> {
  const { input, close } = await openInput(name, terminal.input);
  return readInput(input, reading, new AbortController().signal).finally(close);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withoutPassword(name: string): string {
  return name.replace(/^(https?:\/\/)[^/@]*@/i, '$1…@');
}

/** No other origin and no page is concerned here. */
function sentencesOf({ kind, status, sentence, address, serverWords, advice }: LoadProblem): string {
  if (kind === 'unreachable' && status === 0 && URL.canParse(address))
    return `${new URL(address).host} cannot be reached.`;
  const words = serverWords === '' ? '' : `It says: ${serverWords.replace(/[.\s]+$/, '')}.`;
  return [sentence, words, kind === 'not_found' ? '' : (advice[0] ?? '')].filter((each) => each !== '').join(' ');
}
