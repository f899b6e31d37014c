import { withoutOverrides } from '../../lib/without-overrides.ts';

/** How much of a name, or of a message, stands in a sentence. */
const LONGEST = 120;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/**
 * Returns text of a trace as one line of at most `most` characters that does no more than to be read: spaces for line
 * breaks and runs of spaces, a mark for characters that steer a terminal or turn the direction of others. Texts that go
 * on are cut with an ellipsis.
 */
export function plainText(text: string, most = LONGEST): string {
  if (text === '') return '';
  // A character may be many units long in the source, so a little more than is shown is looked at.
  const line = text
    .slice(0, 4 * most)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(withoutOverrides(line.replace(CONTROLS, '\ufffd')));
  if (characters.length <= most && text.length <= 4 * most) return characters.join('');
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}
