/** Returns one line in which no character means anything to Markdown or HTML. */
export function escapedMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&@]/g, '\\$&');
}

/** Returns a link; `text` is escaped here. */
export function markdownLink(text: string, address: string): string {
  return `[${escapedMarkdown(text)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
