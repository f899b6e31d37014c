import { lineOf } from '../export/text/terminal-text.ts';
import { LoadError, type LoadProblem } from '../load/load-problem.ts';
import { readInput } from '../load/read-input.ts';
import type { TraceReading } from '../load/trace-reading.ts';
import type { Defect } from '../trace/defect.ts';
import { openInput } from './open-input.ts';
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
    const from = reading.byteCount;
    const known = new Set(reading.inputDefects);
    const why = await readOne(name, reading, terminal);
    const defects = reading.inputDefects.filter((defect) => !known.has(defect));
    ranges.push({ from, to: reading.byteCount, defects });
    if (why === '') continue;
    isComplete = false;
    terminal.complain(lineOf(`longpole: ${withoutPassword(name)}: ${why}`));
  }
  return { ranges, isComplete };
}

/** Returns why an input could not be read to its end, empty if it could. */
async function readOne(name: string, reading: TraceReading, terminal: Terminal): Promise<string> {
  try {
    const { input, close } = await openInput(name, terminal.input);
    const cut = await readInput(input, reading, new AbortController().signal).finally(close);
    return cut === '' ? '' : `It is cut: ${cut}.`;
  } catch (error) {
    if (error instanceof LoadError) return sentencesOf(error.problem);
    return `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function withoutPassword(name: string): string {
  return name.replace(/^(https?:\/\/)[^/@]*@/i, '$1…@');
}

/** No other origin and no page is concerned here. */
function sentencesOf({ kind, status, sentence, address, serverWords, advice }: LoadProblem): string {
  if (kind === 'unreachable' && status === 0 && URL.canParse(address))
    return `${new URL(address).host} cannot be reached.`;
  const words = serverWords === '' ? '' : `It says: ${serverWords}`;
  return [sentence, words, kind === 'not_found' ? '' : (advice[0] ?? '')].filter((each) => each !== '').join(' ');
}
