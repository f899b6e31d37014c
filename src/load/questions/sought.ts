import { loadPatterns, type Pattern } from '../../analysis/filter/patterns.ts';
import { textSays } from '../../analysis/span-details/span-texts.ts';
import { folded, foldedPattern } from '../../lib/folded-text.ts';
import type { StringTableBuilder } from '../../trace/string-table.ts';
import type { SoughtText } from '../../trace/text-hits.ts';

/** How what is looked for is found in texts. */
export interface Sought {
  /** The same where the same is looked for. */
  readonly key: string;
  /** Sets 1 in `marks` for each text of the numbers [from, to) that says it. */
  readonly mark: (texts: StringTableBuilder, from: number, to: number, marks: Uint8Array) => void;
  readonly isSaidBy: (text: string) => boolean;
}

/** Returns how `text` is looked for; a pattern that is none is said by nothing. */
export async function soughtOf(text: SoughtText): Promise<Sought> {
  if (typeof text === 'string') return soughtText(text);
  const pattern = (await loadPatterns()).read(text.pattern);
  return soughtPattern(text.pattern, typeof pattern === 'string' ? { isIn: () => false } : pattern);
}

/** Returns how a text is looked for, in any case: in the bytes of all texts at once. */
export function soughtText(text: string): Sought {
  const wanted = folded(text);
  const pattern = foldedPattern(wanted);
  const isSaidBy = (each: string) => textSays(each, wanted);
  return {
    key: wanted,
    isSaidBy,
    mark: (texts, from, to, marks) => {
      const { bytes, ends } = texts.held;
      const end = ends[to - 1];
      let number = from;
      let at = from === 0 ? 0 : ends[from - 1];
      for (at = pattern.next(bytes, at, end); at >= 0; at = pattern.next(bytes, at, end)) {
        while (ends[number] <= at) number++;
        const stands = pattern.isCertain ? at + pattern.length <= ends[number] : isSaidBy(texts.get(number));
        if (stands) marks[number] = 1;
        at = ends[number];
      }
    },
  };
}

function soughtPattern(source: string, { isIn }: Pattern): Sought {
  return {
    // No text that is compared has a NUL before it.
    key: `\0${source}`,
    isSaidBy: isIn,
    mark: (texts, from, to, marks) => {
      for (let number = from; number < to; number++) if (isIn(texts.get(number))) marks[number] = 1;
    },
  };
}
