import { groupDigits } from '../../lib/counted.ts';

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Returns a count as a sentence has it: `no`, `three`, `twelve`, `13`, `2,000`. */
export function inWords(count: number): string {
  return WORDS[count] ?? groupDigits(count);
}

/** Returns a count in words with its noun: `one call`, `three calls`, `14 calls`. */
export function countedInWords(count: number, noun: string, plural = `${noun}s`): string {
  return `${inWords(count)} ${count === 1 ? noun : plural}`;
}

/** Returns how often: `once`, `twice`, `five times`. */
export function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${inWords(count)} times`;
}

/** Returns a text as a sentence begins: with a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns names in a row: `a`, `a and b`, `a, b and c`; of more than `most` the first and how many more: `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${inWords(names.length - most + 1)} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** Returns which in a row: `first`, `sixth`, `13th`, `21st`. */
export function ordinal(position: number): string {
  const word = ORDINALS[position - 1];
  if (word !== undefined) return word;
  const endings = ['th', 'st', 'nd', 'rd'];
  const isTeen = Math.floor((position % 100) / 10) === 1;
  return `${position}${(isTeen ? undefined : endings[position % 10]) ?? 'th'}`;
}
