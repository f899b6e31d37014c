/**
 * Characters that are not seen and change what is: those that turn the direction of text (Unicode TR 9), that have no
 * width, and control characters other than tabs and line ends. Joiners stay: scripts and pictures need them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const HIDDEN = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const EACH = new RegExp(`(${HIDDEN.source})`);
const ALL = new RegExp(HIDDEN.source, 'g');

/** More marks than these are no longer each for itself. */
const MOST_MARKS = 500;

/** A piece of a text: either as it is, or the mark of one hidden character. */
export interface ShownPiece {
  readonly text: string;
  readonly isMark: boolean;
}

/**
 * Returns a text in pieces, in which `⟨U+202E⟩` stands for each hidden character. A text without any, or with very many,
 * is a single piece.
 */
export function shownPieces(text: string): readonly ShownPiece[] {
  if (!HIDDEN.test(text)) return [{ text, isMark: false }];
  const marks = text.match(ALL)?.length ?? 0;
  if (marks > MOST_MARKS) return [{ text: text.replace(ALL, markOf), isMark: false }];
  return text
    .split(EACH)
    .map((piece, i) => (i % 2 === 0 ? { text: piece, isMark: false } : { text: markOf(piece), isMark: true }))
    .filter((piece) => piece.text !== '');
}

function markOf(character: string): string {
  return `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
