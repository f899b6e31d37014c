/** Nobody looks for one element of a longer one. */
const LONGEST = 100_000;

/**
 * Returns the elements of an array whose value is given as JSON, each as an attribute with that value alone has it: texts
 * without quotes, numbers as written, arrays and maps as JSON. null where the text is no array. O(length).
 */
export function arrayElements(text: string): readonly string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']') || text.length > LONGEST) return null;
  const inside = text.slice(1, -1);
  if (inside.trim() === '') return [];
  const elements = writtenElements(inside).map(elementOf);
  return elements.every((element) => element !== null) ? elements : null;
}

/** Of a text that is not closed all the rest: else each of its quotes would be looked behind again. */
const TOKEN = /"(?:[^"\\]|\\.?)*(?:"|$)|[[\]{},]/gs;

/** Returns what stands between the commas that are in no text and in no array or map. */
function writtenElements(inside: string): readonly string[] {
  const elements: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: part, index } of inside.matchAll(TOKEN)) {
    if (part === '[' || part === '{') depth++;
    else if (part === ']' || part === '}') depth--;
    else if (part === ',' && depth === 0) {
      elements.push(inside.slice(from, index).trim());
      from = index + 1;
    }
  }
  return [...elements, inside.slice(from).trim()];
}

/** Returns the value of an element; null for what is no JSON. Numbers stay as written: they may have many digits. */
function elementOf(written: string): string | null {
  if (/^(?:-?\d[\d.eE+-]*|true|false|null|[[{].*[\]}])$/s.test(written)) return written;
  if (!written.startsWith('"')) return null;
  try {
    return String(JSON.parse(written));
  } catch {
    return null;
  }
}
