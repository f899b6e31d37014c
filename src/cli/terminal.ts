import type { Paint, TextRole } from '../export/text/terminal-text.ts';

/** Where a command reads and writes. */
export interface Terminal {
  /** Standard input, byte by byte as it comes. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Writes to standard output; resolves once there is room for more. */
  readonly write: (text: string) => Promise<void>;
  /** Writes a line to standard error. */
  readonly complain: (line: string) => void;
  /** Columns of a line. */
  readonly width: number;
  readonly paint: Paint;
}

/** Where nobody knows how wide a line is. */
const WIDTH_ELSEWHERE = 100;
const LEAST_WIDTH = 40;
const MOST_WIDTH = 400;

const CODES: Readonly<Record<TextRole, string>> = { strong: '1', quiet: '2', error: '31', critical: '36', gap: '33' };

/** Returns the terminal that the process was started in. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process;
  return {
    input: () => stdin,
    write: (text) => writeTo(stdout, text),
    complain: (line) => void stderr.write(`${line}\n`),
    width: widthOf(stdout.columns ?? (stdout.isTTY ? stderr.columns : undefined), env),
    paint: hasColour(stdout.isTTY === true, env) ? inColour : plain,
  };
}

/** Returns whether to colour: on a terminal that can, unless NO_COLOR says not to (no-color.org). */
export function hasColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  return isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}

/** Returns how wide a line is: as the terminal is, as COLUMNS says where there is none, or a width that reads well. */
export function widthOf(columns: number | undefined, env: Readonly<Record<string, string | undefined>>): number {
  const asked = columns ?? Number(env.COLUMNS ?? WIDTH_ELSEWHERE);
  return Number.isFinite(asked) && asked > 0
    ? Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.floor(asked)))
    : WIDTH_ELSEWHERE;
}

export const plain: Paint = (text) => text;

/** Codes of ECMA-48, by the names of the terminal's own colours: what reads well on its background is its owner's choice. */
export const inColour: Paint = (text, role) => `\u001b[${CODES[role]}m${text}\u001b[0m`;

function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.write(text)) return Promise.resolve();
  return new Promise((resolve) => stream.once('drain', resolve));
}
