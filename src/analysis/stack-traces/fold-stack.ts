import { counted } from '../../lib/counted.ts';
import { STACK_FORMATS, type StackFormat } from './frame-library.ts';

/** A run of lines of a stack trace. */
export interface StackPart {
  /** Lines without the break after the last. */
  readonly text: string;
  /** What the lines are, for those that others wrote: `12 frames of Spring and Tomcat`. Empty for what is to be seen. */
  readonly folded: string;
  /** Others wrote these lines; too few are not folded, and are only to stand back. */
  readonly isForeign: boolean;
}

/** Longer traces are not looked into. */
const LONGEST = 100_000;
/** Of a line so much is looked at: names end long before. */
const LINE_LIMIT = 500;
/** A fold of a single line would be as long as the line. */
const LEAST_FRAMES = 2;
const MOST_PARTS = 300;

/**
 * Returns a stack trace in parts: the program's own, and runs of frames of libraries and runtimes. Joined by line breaks
 * they are `text`, so that nothing is lost. Text in no known format, and one in which no frame is the program's own, is
 * a single part.
 */
export function foldStack(text: string): readonly StackPart[] {
  const whole = [{ text, folded: '', isForeign: false }];
  if (text.length > LONGEST) return whole;
  const lines = text.split('\n');
  const format = formatOf(lines);
  if (format === null) return whole;
  const runs = runsOf(librariesOf(lines, format));
  const hasOwn = runs.some((run) => run.hasOwnFrame);
  return hasOwn && runs.length <= MOST_PARTS ? runs.map((run) => partOf(run, lines)) : whole;
}

function shortLine(lines: readonly string[], at: number): string {
  return (lines[at] ?? '').slice(0, LINE_LIMIT).replace(/\r$/, '');
}

function formatOf(lines: readonly string[]): StackFormat | null {
  let best: StackFormat | null = null;
  let most = 0;
  const looked = lines.slice(0, 200);
  for (const format of STACK_FORMATS) {
    const frames = looked.filter(
      (_, i) => format.library(shortLine(lines, i), shortLine(lines, i + 1)) !== null,
    ).length;
    if (frames <= most) continue;
    best = format;
    most = frames;
  }
  return best;
}

/** What a line is: a frame's, with whose it is; or none. */
interface Line {
  readonly library: string | null;
  readonly isFrame: boolean;
}

function librariesOf(lines: readonly string[], format: StackFormat): readonly Line[] {
  let before: string | null = null;
  return lines.map((_, i) => {
    const line = shortLine(lines, i);
    const library = format.library(line, shortLine(lines, i + 1));
    const isFrame = library !== null;
    before = isFrame ? library : format.goesOn(line) ? before : null;
    return { library: before, isFrame };
  });
}

interface Run {
  readonly from: number;
  to: number;
  frames: number;
  hasOwnFrame: boolean;
  readonly isForeign: boolean;
  readonly libraries: Map<string, number>;
}

function runsOf(lines: readonly Line[]): readonly Run[] {
  const runs: Run[] = [];
  lines.forEach((line, i) => {
    const isForeign = line.library !== null && line.library !== '';
    const last = runs.at(-1);
    const run = last?.isForeign === isForeign ? last : newRun(i, isForeign);
    if (run !== last) runs.push(run);
    addLine(run, line);
  });
  return runs;
}

function newRun(from: number, isForeign: boolean): Run {
  return { from, to: from, frames: 0, hasOwnFrame: false, isForeign, libraries: new Map() };
}

function addLine(run: Run, { library, isFrame }: Line): void {
  run.to++;
  if (!isFrame || library === null) return;
  run.frames++;
  if (library === '') run.hasOwnFrame = true;
  else run.libraries.set(library, (run.libraries.get(library) ?? 0) + 1);
}

function partOf(run: Run, lines: readonly string[]): StackPart {
  const { isForeign, frames, libraries } = run;
  const isFolded = isForeign && frames >= LEAST_FRAMES;
  const folded = isFolded ? `${counted(frames, 'frame')} of ${namesOf(libraries)}` : '';
  return { text: lines.slice(run.from, run.to).join('\n'), folded, isForeign };
}

function namesOf(libraries: ReadonlyMap<string, number>): string {
  const names = [...libraries].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
