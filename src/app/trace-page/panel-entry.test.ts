import { describe, expect, test } from 'vitest';
import { readPanelEntry } from './panel-entry.ts';

describe('readPanelEntry', () => {
  test('a link that names a span comes with the panel open', () => {
    expect(readPanelEntry(null, '00000000000000c3')).toBe('linked');
  });

  test('a link that names none comes with it closed', () => {
    expect(readPanelEntry(null, '')).toBe('closed');
  });

  test('what the entry says counts more than its address', () => {
    expect(readPanelEntry('closed', '00000000000000c3')).toBe('closed');
  });

  test('a state that is not ours says nothing', () => {
    expect(readPanelEntry({ panel: 'opened' }, '')).toBe('closed');
  });
});
