/** What can stand in a query where a caret is. */
export interface PlaceAtCaret {
  /** `value` is what an attribute is compared with, `function` stands behind a pipe; `none` cannot be completed. */
  readonly type: 'attribute' | 'value' | 'function' | 'none';
  /** What a value is compared with, as it is written, and how; empty for what is no value. */
  readonly attribute: string;
  readonly operator: string;
  /** What stands of it before the caret, without a quote: what is completed. */
  readonly typed: string;
  /** All of it, from and to: what a completion takes the place of. */
  readonly from: number;
  readonly to: number;
}

/** A name ends at these signs, but for a part in quotes behind a dot: `span."a b"`. */
const TOKEN =
  /(?:[^\s{}()=!<>~&|,^"`]|(?<=\.)"(?:[^"\\\n]|\\.)*")+|"(?:[^"\\\n]|\\.|\\$)*"?|`[^`]*`?|&&|\|\||[=!]~|[!<>]=|\S/g;
const SIGN = /^[{}()=!<>~&|,^]/;
const NAME = /^[A-Za-z_.]/;
const COMPARISON = /^(?:[=!]~|[!<>]?=|[<>])$/;
const QUOTED = /"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;
const WHOLLY_QUOTED = new RegExp(`^(?:${QUOTED.source})$`);
const QUOTED_AFTER = new RegExp(`^(?:${QUOTED.source})`);
const WORD_AFTER = /^[^\s{}()=!<>~&|,^"`]*/;

/** Returns what can stand in a TraceQL query at a caret, which counts the characters before it. */
export function placeAtCaret(text: string, caret: number): PlaceAtCaret {
  const before = text.slice(0, caret);
  const tokens = before.match(TOKEN) ?? [];
  const last = tokens.at(-1) ?? '';
  const begun = before.endsWith(last) && !SIGN.test(last) ? last : '';
  const meant = meantAfter(begun === '' ? tokens : tokens.slice(0, -1));
  const isQuoted = /^["`]/.test(begun);
  const isNone = isQuoted && (meant.type !== 'value' || WHOLLY_QUOTED.test(begun));
  return {
    ...(isNone ? NONE : meant),
    typed: isQuoted ? begun.slice(1).replace(/\\(.)/g, '$1') : begun,
    from: caret - begun.length,
    to: caret + restLength(text.slice(caret), isQuoted ? begun[0] : ''),
  };
}

/** Returns a query with what a place is completed with, and where the caret is then. */
export function completeAt(text: string, { from, to }: PlaceAtCaret, written: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length };
}

type Meant = Pick<PlaceAtCaret, 'type' | 'attribute' | 'operator'>;

const NONE: Meant = { type: 'none', attribute: '', operator: '' };

function meantAfter(tokens: readonly string[]): Meant {
  if (tokens.lastIndexOf('{') > tokens.lastIndexOf('}')) {
    const [attribute = '', operator = ''] = tokens.slice(-2);
    const isValue = COMPARISON.test(operator) && NAME.test(attribute);
    return isValue ? { type: 'value', attribute, operator } : { ...NONE, type: 'attribute' };
  }
  const pipe = tokens.lastIndexOf('|');
  if (pipe < 0) return NONE;
  const behind = tokens.slice(pipe + 1);
  if (behind.length === 0) return { ...NONE, type: 'function' };
  return countOf(behind, '(') > countOf(behind, ')') ? { ...NONE, type: 'attribute' } : NONE;
}

function countOf(tokens: readonly string[], sought: string): number {
  return tokens.filter((token) => token === sought).length;
}

/** How much behind the caret goes with what stands before it, which began with a quote or with none. */
function restLength(rest: string, quote: string): number {
  const [quoted = ''] = QUOTED_AFTER.exec(quote + rest) ?? [];
  // The next quote may as well open another value, where this one is still to be closed.
  const isQuoted = quoted !== '' && !/["`]/.test((quote + rest).slice(quoted.length).replace(QUOTED, ''));
  return isQuoted ? quoted.length - quote.length : (WORD_AFTER.exec(rest)?.[0].length ?? 0);
}
