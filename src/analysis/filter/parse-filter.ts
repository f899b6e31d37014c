import type { FilterProblem, FilterTerm, ParsedFilter } from './filter-expression.ts';
import { fieldNamed } from './filter-fields.ts';
import { filterTokens, type TermToken } from './filter-tokens.ts';
import { filterTree } from './filter-tree.ts';
import type { Patterns } from './patterns.ts';

/** A text of more plain words than this is taken as one phrase: a query or a sentence that was pasted. */
const MOST_WORDS = 8;
/** So is a longer one, in UTF-16 units. */
const LONGEST = 4000;

/**
 * Returns what a text asks of spans. Never throws; O(length).
 *
 * ```
 * select "load cart"           both somewhere in a span: name, service, id, attribute values, events, status message
 * service:orders name=GET      `:` has it somewhere, in any case; `=` is it; `!=` is another
 * kind:client status:error     also `error`
 * duration>100ms self>=1.5s    also start and critical; a figure alone is milliseconds
 * depth<4 children>10
 * critical leaf root gap finding gap:network finding:fat-leaf event:exception
 * http.route=/cart db.rows>500 any attribute, of the span, else of its resource
 * has:db.system                is there; also `db.system=*`
 * name:/^GET .cart/i           RE2's regular expressions, in `i` any case; found anywhere
 * /sql/                        likewise, where a word looks, but for ids
 * -error  not error  !error    not
 * a b   a and b   a or (b c)   `and` binds closer than `or`
 * ```
 *
 * What `a:b` asks, where `a` is no field's name, is that the attribute `a` has `b` somewhere. A key in quotes is always
 * an attribute's, and can hold anything: `"name"=x`, `"a:b"=x`. In quotes, `\"` is a quote and `\\` a backslash.
 *
 * Numbers are compared as numbers where both sides are. As in TraceQL `!=` and `!~` ask for a value that is another: a
 * span without the attribute does not match; with `-key=value` it does. Of an event's names
 * any may be the one, and so may any element of an array: `list=x` is met by `["x","y"]`, and `list!=x` is not.
 *
 * More than eight plain words are one phrase, unless `and`, `or` and `not` stand between them.
 *
 * Regular expressions are checked once `patterns` are given (`loadPatterns`).
 */
export function parseFilter(text: string, patterns: Patterns | null = null): ParsedFilter {
  if (isPhrase(text)) return { expression: phraseTerm(text), problems: [] };
  const { node, problems } = filterTree(text, patterns);
  return { expression: node?.expression ?? null, problems: withoutRepeats(problems) };
}

/** Returns whether a text as a whole is looked for. */
export function isPhrase(text: string): boolean {
  if (text.length > LONGEST) return true;
  let words = 0;
  let joining = 0;
  for (const token of filterTokens(text)) {
    if (token.type === 'term') words += plainWords(token);
    else if (token.type !== 'open' && token.type !== 'close') joining++;
  }
  return words > MOST_WORDS && joining * 2 < words;
}

/** Returns how many words of a sentence a term may be: `a = 1` is three. */
function plainWords({ key, value, end }: TermToken): number {
  if (key === null) return value?.form === 'plain' ? 1 : 0;
  const isSpaced = (value?.start ?? end) - key.end > 2;
  return isSpaced && /^\w+$/.test(key.text) && fieldNamed(key.text) === undefined ? 3 : 0;
}

function phraseTerm(text: string): FilterTerm {
  return { type: 'term', field: 'text', key: '', operator: ':', value: text.trim() };
}

/** One sentence a stretch is enough. */
function withoutRepeats(problems: readonly FilterProblem[]): readonly FilterProblem[] {
  return problems.filter(({ start }, i) => i === 0 || problems[i - 1].start !== start);
}
