/** The tree grid's own keys, for the list that `?` brings up; the others are commands. */
export const WATERFALL_KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['↑', '↓'], does: 'Previous or next row' },
  { keys: ['→'], does: 'Expand, or go to the first child' },
  { keys: ['←'], does: 'Collapse, or go to the parent' },
  { keys: ['Home', 'End'], does: 'First or last row' },
  { keys: ['Page up', 'Page down'], does: 'A page up or down' },
  { keys: ['Enter'], does: 'Open details' },
  { keys: ['Space'], does: 'Select' },
  { keys: ['*'], does: 'Expand the row and its siblings' },
  { keys: ['i'], does: 'Show or hide the row’s tooltip' },
];
