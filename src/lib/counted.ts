/** Returns a whole number with its thousands apart. The browser's own formatter takes 70 ms to be set up. */
export function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Returns a number with its noun: `1 attribute`, `2,000 attributes`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${groupDigits(count)} ${count === 1 ? noun : plural}`;
}
