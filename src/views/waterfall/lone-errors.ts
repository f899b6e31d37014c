/** Of so many stretches of errors each would be overlooked; of more, enlarging them would paint the whole picture red. */
const MOST_LONE = 60;

/** Returns whether the errors of a picture, `columns` cells across, are few enough to be enlarged. O(cells) at most. */
export function areErrorsLone(isError: Uint8Array, columns: number): boolean {
  let stretches = 0;
  for (let cell = 0; cell < isError.length; cell++) {
    const isBeginning = isError[cell] === 1 && (cell % columns === 0 || isError[cell - 1] === 0);
    if (isBeginning && ++stretches > MOST_LONE) return false;
  }
  return true;
}
