import { describe, expect, test } from 'vitest';
import { WATERFALL_KEYS } from '../keys.ts';
import { COMMANDS } from './index.ts';
import { keyText } from './key-text.ts';

const commands = COMMANDS.flatMap((group) => group.commands);
/** Several may have a use for it, one after the other. */
const SHARED = ['Escape'];

describe('commands', () => {
  test('no key does two things', () => {
    const keys = commands.flatMap((command) => command.keys).filter((key) => !SHARED.includes(key));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('no key is one of the tree grid’s or of the page’s', () => {
    const taken = new Set([...WATERFALL_KEYS.flatMap(({ keys }) => keys), 'n', 'p', 'k', 't', '/', '?']);
    const texts = commands.flatMap((command) => command.keys).map(keyText);
    expect(texts.filter((text) => taken.has(text))).toEqual([]);
  });

  test('a key is written as on a keyboard', () => {
    expect(['Alt+ArrowUp', 'U', 'u', '+', 'Shift+Backspace'].map(keyText)).toEqual([
      'Alt ↑',
      'Shift U',
      'u',
      '+',
      'Shift Backspace',
    ]);
  });
});
