/** The waterfall's keys, for the list that `?` brings up; they work while the waterfall has the focus. */
export const WATERFALL_KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['↑', '↓'], does: 'Previous or next row' },
  { keys: ['→'], does: 'Expand, or go to the first child' },
  { keys: ['←'], does: 'Collapse, or go to the parent' },
  { keys: ['Home', 'End'], does: 'First or last row' },
  { keys: ['Page up', 'Page down'], does: 'A page up or down' },
  { keys: ['Enter'], does: 'Open details' },
  { keys: ['Space'], does: 'Select' },
  { keys: ['*'], does: 'Expand the row and its siblings' },
  { keys: ['c'], does: 'Collapse all' },
  { keys: ['x'], does: 'Expand all' },
  { keys: ['i'], does: 'Show or hide the row’s tooltip' },
  { keys: ['+', '−'], does: 'Zoom time in or out' },
  { keys: ['Shift ←', 'Shift →'], does: 'Move through time' },
  { keys: ['0', 'Esc'], does: 'Show the whole time' },
];
