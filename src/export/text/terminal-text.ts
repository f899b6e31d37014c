import { plainText } from '../../analysis/wording/plain-text.ts';

/** What a piece of text is, for whoever can show colours. */
export type TextRole = 'strong' | 'quiet' | 'error' | 'critical' | 'gap';

/** Returns `text` as it is sent to a terminal: in colour, or as it is. */
export type Paint = (text: string, role: TextRole) => string;

/** Far more than any sentence of ours. */
const LONGEST = 20_000;
/** Marks that turn the direction of what is beside them, and what takes no room. */
const MARKS = /[\u061c\u200b\u200e\u200f\u2060\ufeff]/g;
const NO_ROOM = /^[\p{Mark}\p{Cf}]$/u;
/** Twice as wide as a letter in a terminal (Unicode's East Asian Width, W and F). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** A space that a line may end at: none between a figure and its unit. */
const BREAK = /(?<!\d) | (?!%|(?:[nµm]?s|min|h|d)\b)/;

/** Returns text of a trace as one line in which nothing steers a terminal or takes no room. */
export function lineOf(text: string, most = LONGEST): string {
  return plainText(text.length > LONGEST * 4 ? text.slice(0, LONGEST * 4) : text, most).replace(MARKS, '');
}

/** Returns how many columns `line` takes in a terminal. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line) columns += columnsOfCharacter(character);
  return columns;
}

/** Returns `line` cut to so many columns, an ellipsis at its end where something was cut, and spaces up to there. */
export function fitted(line: string, columns: number): string {
  const cut = clipped(line, columns);
  return cut + ' '.repeat(Math.max(0, columns - columnsOf(cut)));
}

/** Returns `line` cut to so many columns, with an ellipsis at its end where something was cut. */
export function clipped(line: string, columns: number): string {
  if (columnsOf(line) <= columns) return line;
  let taken = 0;
  let text = '';
  for (const character of line) {
    taken += columnsOfCharacter(character);
    if (taken > columns - 1) break;
    text += character;
  }
  return columns < 1 ? '' : `${text.trimEnd()}…`;
}

/** Returns `text` as lines of at most `columns`, broken at spaces; a longer word is broken anywhere. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK).flatMap((each) => pieces(each, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  const cut: string[] = [''];
  let taken = 0;
  for (const character of word) {
    const wide = columnsOfCharacter(character);
    if (taken + wide > columns) {
      cut.push('');
      taken = 0;
    }
    cut[cut.length - 1] += character;
    taken += wide;
  }
  return cut;
}

function columnsOfCharacter(character: string): number {
  if (character < '\u0300') return 1;
  if (NO_ROOM.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
