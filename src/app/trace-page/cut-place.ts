/** Where a text of several lines is cut: what stands there, and all of its line behind it, gives way to an ellipsis. */
export interface CutPlace {
  /** Within the element around that of the text. */
  readonly left: number;
  readonly top: number;
  /** Up to the end of the line. */
  readonly width: number;
}

interface Place {
  readonly right: number;
  readonly bottom: number;
}

/** An ellipsis of the size of the text around it, in shares of a line. */
const ELLIPSIS = 0.85;

/**
 * Returns where the text of `element`, whose lower lines are out of sight, is to end: behind the last word that leaves room
 * for an ellipsis on the last line in sight, or within it, where the line holds no other.
 */
export function cutPlace(element: HTMLElement, lineHeight: number): CutPlace {
  const box = element.getBoundingClientRect();
  const around = element.parentElement?.getBoundingClientRect() ?? box;
  const lineTop = box.top + element.clientHeight - lineHeight;
  const pieces = textPieces(element);
  const text = pieces.map(({ data }) => data).join('');
  const fits = ({ right, bottom }: Place) =>
    bottom <= lineTop + lineHeight + 1 && right + lineHeight * ELLIPSIS <= box.right;
  const lastOf = (ends: readonly number[]) => {
    let last = lastWhere(ends, (end) => placeBefore(pieces, end).bottom <= lineTop + lineHeight + 1);
    while (last >= 0 && !fits(placeBefore(pieces, ends[last]))) last--;
    const place = last < 0 ? null : placeBefore(pieces, ends[last]);
    return place !== null && place.bottom > lineTop + 1 ? place : null;
  };
  const place = lastOf(wordEnds(text)) ?? lastOf(letterEnds(text));
  const left = place?.right ?? box.left;
  return { left: left - around.left, top: lineTop - around.top, width: box.right - left };
}

/** Returns where words end, without the signs behind them; signs alone are none, and a figure is none without its unit. */
export function wordEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { 0: word, index } of text.matchAll(/(?:\S*\d\s+)*\S+/g)) {
    const { length } = word.replace(/[^\p{L}\p{N}\p{M}%)\]}”"’]+$/u, '');
    if (/[\p{L}\p{N}]/u.test(word.slice(0, length))) ends.push(index + length);
  }
  return ends;
}

/** Half of a letter that takes two places is none. */
function letterEnds(text: string): number[] {
  const ends: number[] = [];
  let end = 0;
  for (const letter of text) {
    end += letter.length;
    ends.push(end);
  }
  return ends;
}

function textPieces(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) pieces.push(walker.currentNode);
  return pieces;
}

/** Where the letter before `end` stands. */
function placeBefore(pieces: readonly Text[], end: number): Place {
  let before = 0;
  for (const piece of pieces) {
    if (end <= before + piece.length) {
      const range = document.createRange();
      range.setStart(piece, Math.max(0, end - before - 1));
      range.setEnd(piece, end - before);
      return range.getBoundingClientRect();
    }
    before += piece.length;
  }
  return { right: 0, bottom: 0 };
}

/** Returns the last place of a list that holds what is asked; all before it do. -1 for none. */
function lastWhere(list: readonly number[], holds: (value: number) => boolean): number {
  let least = -1;
  let most = list.length - 1;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (holds(list[middle])) least = middle;
    else most = middle - 1;
  }
  return least;
}
