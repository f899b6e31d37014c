import { folded } from '../../lib/folded-text.ts';

/** A stretch of a text, in UTF-16 units. */
export interface TextStretch {
  readonly from: number;
  readonly to: number;
}

/** Returns where any of `words` stands in `text`, in any case, in order; stretches that touch are one. */
export function occurrences(text: string, words: readonly string[]): readonly TextStretch[] {
  const searched = folded(text);
  return joined(words.flatMap((word) => placesOf(searched, folded(word))));
}

function placesOf(text: string, word: string): TextStretch[] {
  const places: TextStretch[] = [];
  if (word === '') return places;
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length)) {
    places.push({ from, to: from + word.length });
  }
  return places;
}

function joined(places: readonly TextStretch[]): TextStretch[] {
  const stretches: TextStretch[] = [];
  for (const { from, to } of places.toSorted((a, b) => a.from - b.from)) {
    const last = stretches.at(-1);
    if (last === undefined || from > last.to) stretches.push({ from, to });
    else stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return stretches;
}
