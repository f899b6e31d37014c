import type { ExampleEntry } from './example-entry.ts';
import type { OtlpDocument } from './otlp-document.ts';

/** Returns the file of an example: one line, as exporters write it. */
export function exampleText(document: OtlpDocument): string {
  return `${JSON.stringify(document)}\n`;
}

/** Returns index.json, an entry a line, so that a change shows which example it concerns. */
export function indexText(entries: readonly ExampleEntry[]): string {
  return `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`;
}
