/** Returns `text` cut to `most` characters, with an ellipsis if anything was cut. Names may be 100 kB long. */
export function shortText(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
