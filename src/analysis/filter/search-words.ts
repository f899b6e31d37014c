/** A text of more words than this is taken as one phrase: a query or a sentence that was pasted. */
const MOST_WORDS = 8;

/**
 * Returns the words of a search, as typed and each once: a span must match all of them. What stands in double quotes is
 * one word with its spaces; a quote that is still open lasts to the end.
 */
export function searchWords(text: string): readonly string[] {
  const words = new Set<string>();
  for (const [, phrase, word] of text.matchAll(/"([^"]*)"?|([^\s"]+)/g)) words.add(phrase?.trim() ?? word);
  words.delete('');
  return words.size > MOST_WORDS ? [text.replaceAll('"', '').trim()] : [...words];
}
