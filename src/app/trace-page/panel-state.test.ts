import { describe, expect, test } from 'vitest';
import { parsePanelState } from './panel-state.ts';

describe('a panel as it was left', () => {
  test('stands open at the right of whoever has never left one', () =>
    expect(parsePanelState(null)).toEqual({ isOpen: true, dock: 'right', width: 360, height: 300 }));

  test('that was kept before it could stand below keeps its width', () =>
    expect(parsePanelState({ isOpen: false, width: 500 })).toEqual({
      isOpen: false,
      dock: 'right',
      width: 500,
      height: 300,
    }));

  test('with a field that cannot be read loses that field alone', () =>
    expect(parsePanelState({ isOpen: true, dock: 'left', width: 500, height: 240 })).toEqual({
      isOpen: true,
      dock: 'right',
      width: 500,
      height: 240,
    }));
});
