import { SharedState } from '../shared-state.ts';

/** What stands in the box “Open a trace”, and what was opened from it last. The box of each page shows the same. */
export interface BoxText {
  readonly text: string;
  readonly opened: string;
}

export const boxText = new SharedState<BoxText>({ text: '', opened: '' });

/** The text as typed. */
export function setBoxText(text: string): void {
  boxText.set({ ...boxText.get(), text });
}

/** Notes that the text is being opened. It stays in the box until that has worked. */
export function markOpened(): void {
  const { text } = boxText.get();
  boxText.set({ text, opened: text });
}

/** Empties the box once what was in it stands on the page, which has the keys from then on; what was typed since stays. */
export function clearOpened(): void {
  const { text, opened } = boxText.get();
  if (text === '' || text !== opened) return;
  boxText.set({ text: '', opened: '' });
  input?.blur();
}

let input: HTMLInputElement | null = null;
let reveal: () => void = () => {};

/** Makes `element` the box that `focusBox` goes to. Returns what undoes it. */
export function registerBox(element: HTMLInputElement): () => void {
  input = element;
  return () => {
    if (input === element) input = null;
  };
}

/** Has `show` called where the box is wanted and is not on the page. Returns what undoes it. */
export function registerReveal(show: () => void): () => void {
  reveal = show;
  return () => {
    reveal = () => {};
  };
}

/** Moves the focus to the box, showing it first where the page is too narrow for it. */
export function focusBox(): void {
  if (input === null) reveal();
  else input.select();
}
