import { isJson } from '../src/lib/json/is-json.ts';

/** Outside of texts, what opens and closes a value; texts whole, so that what stands in them does not count. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;

/**
 * Returns the parts of a document that `JSON.parse` takes one by one: all of it, or the objects and arrays that stand one
 * after another (JSON lines, for one). Null where something else stands between them, or one of them is no JSON.
 */
export function jsonParts(text: string): string[] | null {
  if (isJson(text)) return [text];
  const parts: string[] = [];
  let between = '';
  let end = 0;
  for (const [from, to] of outermost(text)) {
    parts.push(text.slice(from, to));
    between += text.slice(end, from);
    end = to;
  }
  const isAll = `${between}${text.slice(end)}`.trim() === '';
  return isAll && parts.length > 0 && parts.every(isJson) ? parts : null;
}

/** Where the outermost values begin and end. */
function* outermost(text: string): Generator<[from: number, to: number]> {
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      if (depth === 0) from = index;
      depth++;
    } else if (token === '}' || token === ']') {
      depth--;
      if (depth === 0) yield [from, index + 1];
    }
  }
}
