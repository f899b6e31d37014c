/** Parts of a name, and what stands between them. */
const BETWEEN = /([\s/?&=,;()]+)/;
const NUMBER = /^\d+$/;
/** A version of an interface is no id: `v1`, `v12`. */
const VERSION = /^v\d{1,2}(?:\.\d+)?$/i;
/** Ids as programs make them: long and hexadecimal, with a digit at least. */
const LONG_ID = /^(?=.*\d)[0-9a-f]{8,}$|^[0-9a-f]{8}-[0-9a-f-]{27,}$/i;
/** A word with a number behind it, as in `/p10`; told apart from a word only within a path. */
const NUMBERED = /^([a-z][a-z_-]*)\d+(\.[a-z]{2,5})?$/i;
/** Within a path whatever has several digits among others is an id. */
const MIXED = /\d.*\d/;
/** A place in a list within a dotted path, as resolvers have it: `orders.0.customer`, `orders[0].customer`. */
const INDEXED = /^[a-z_]\w*(?:\.\w+|\[\d+\])+$/i;
const INDEX = /(?<=[.[])\d+(?=[.\]]|$)/g;
/** Several placeholders in a row are a list, however long: `IN (?, ?, ?)`. */
const PLACEHOLDERS = /([$:@]?\?|%s)(?:\s*,\s*(?:[$:@]?\?|%s))+/g;
const LONGEST = 4000;

/** What stands for one thing among many. */
const ID = '{id}';

/**
 * Returns what a call's name, path or statement has in common with those of like calls, for people to read (A7 of the
 * definitions): `GET /items/{id}` of `GET /items/17`, `WHERE id IN (?)` of `WHERE id IN (?, ?, ?)`.
 */
export function templateOf(name: string): string {
  const text = name.slice(0, LONGEST);
  if (text.includes('?')) {
    const short = text.replace(PLACEHOLDERS, '$1');
    if (short !== text) return short;
  }
  if (!/\d/.test(text)) return text;
  const parts = text.split(BETWEEN);
  for (let i = 0; i < parts.length; i += 2) parts[i] = templateOfPart(parts[i], i > 0 && parts[i - 1].endsWith('/'));
  return parts.join('');
}

function templateOfPart(part: string, isWithinPath: boolean): string {
  if (NUMBER.test(part) || LONG_ID.test(part)) return ID;
  if (VERSION.test(part)) return part;
  if (INDEXED.test(part)) return part.replace(INDEX, ID);
  if (!isWithinPath) return part;
  if (NUMBERED.test(part)) return part.replace(NUMBERED, `$1${ID}$2`);
  return MIXED.test(part) ? ID : part;
}

/**
 * Returns what names of like calls have in common: the name where all are one, else with `{id}` only where they differ;
 * `/s3/items/{id}` of `/s3/items/1` and `/s3/items/2`. The template of the first where they are not alike in their parts.
 */
export function commonTemplate(names: readonly string[]): string {
  const [first] = names;
  if (names.every((name) => name === first)) return first;
  const common = first.split(BETWEEN);
  for (const name of names) {
    const parts = name.split(BETWEEN);
    if (parts.length !== common.length) return templateOf(first);
    for (let i = 0; i < parts.length; i++) {
      if (parts[i] === common[i] || common[i].includes(ID)) continue;
      if (i % 2 === 1) return templateOf(first);
      common[i] = commonPart(common[i], parts[i]);
    }
  }
  return common.join('');
}

function commonPart(one: string, other: string): string {
  const template = templateOfPart(one, false);
  if (template !== one && template === templateOfPart(other, false)) return template;
  const [stem] = NUMBERED.exec(one)?.slice(1) ?? [''];
  return stem !== '' && NUMBERED.exec(other)?.[1] === stem ? stem + ID : ID;
}
