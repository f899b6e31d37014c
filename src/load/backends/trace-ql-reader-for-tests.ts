import { type TraceQlToken, traceQlTokens } from './trace-ql-tokens-for-tests.ts';

/** What stands between the braces of a query. */
export type TraceQlExpression =
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: TraceQlExpression;
      readonly right: TraceQlExpression;
    }
  | { readonly type: 'unary'; readonly operator: string; readonly of: TraceQlExpression }
  | { readonly type: 'attribute'; readonly scope: string; readonly name: string }
  | { readonly type: 'intrinsic'; readonly name: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  /** In nanoseconds. */
  | { readonly type: 'duration'; readonly value: number }
  /** `true`, `nil`, `error`, `server` and their like. */
  | { readonly type: 'word'; readonly value: string };

/** A query as it was read. */
export type TraceQlQuery =
  /** `{ … }`; null for any span. */
  | { readonly type: 'filter'; readonly where: TraceQlExpression | null }
  /** Sets of spans and what is between them: `&&`, `||`, `>>` … */
  | { readonly type: 'sets'; readonly operator: string; readonly left: TraceQlQuery; readonly right: TraceQlQuery };

/** A query and what follows it. */
export interface TraceQlText {
  readonly query: TraceQlQuery;
  /** Stages after `|`, and hints after `with`, as written. */
  readonly rest: string;
}

/** Where a text stops being TraceQL that is understood here. Servers understand more. */
export class TraceQlError extends Error {
  /** UTF-16 position. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.name = 'TraceQlError';
    this.at = at;
  }
}

/** Deeper than any query that people or programs write. */
const DEEPEST = 200;

/**
 * Reads a query: filters, what joins them, and expressions in them; stages of a pipeline are kept as text. The ranks of
 * operators are those of Tempo's grammar (pkg/traceql/expr.y). Throws a TraceQlError.
 */
export function readTraceQl(text: string): TraceQlText {
  const reader = new Reader(text);
  const query = reader.sets();
  const rest = reader.rest();
  return { query, rest };
}

const RANKS: readonly (readonly string[])[] = [
  ['&&', '||'],
  ['=', '!=', '<', '<=', '>', '>=', '=~', '!~'],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
];
const SET_OPERATORS = /^(?:&&|\|\||[!&]?(?:>>?|<<?|~))$/;

class Reader {
  readonly #text: string;
  readonly #tokens: readonly TraceQlToken[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = traceQlTokens(text);
  }

  /** Sets of spans, from left to right. */
  sets(): TraceQlQuery {
    let left = this.#set();
    for (;;) {
      const operator = this.#peek();
      if (operator?.type !== 'operator' || !SET_OPERATORS.test(operator.text)) return left;
      this.#next++;
      left = { type: 'sets', operator: operator.text, left, right: this.#set() };
    }
  }

  rest(): string {
    const token = this.#peek();
    if (token === undefined) return '';
    if (!this.#isNext('|') && token.text !== 'with') this.#fail(`unexpected ${token.text}`);
    return this.#text.slice(token.start);
  }

  #set(): TraceQlQuery {
    return this.#deeper(() => {
      if (this.#take('(')) {
        const query = this.sets();
        this.#expect(')');
        return query;
      }
      this.#expect('{');
      if (this.#take('}')) return { type: 'filter', where: null };
      const where = this.#expression(0);
      this.#expect('}');
      return { type: 'filter', where };
    });
  }

  #expression(rank: number): TraceQlExpression {
    if (rank === RANKS.length) return this.#unary();
    let left = this.#expression(rank + 1);
    for (;;) {
      const operator = this.#peek();
      if (operator?.type !== 'operator' || !RANKS[rank].includes(operator.text)) return left;
      this.#next++;
      left = { type: 'binary', operator: operator.text, left, right: this.#expression(rank + 1) };
    }
  }

  #unary(): TraceQlExpression {
    for (const operator of ['!', '-']) {
      if (this.#take(operator)) return this.#deeper(() => ({ type: 'unary', operator, of: this.#unary() }));
    }
    if (!this.#take('(')) return this.#operand();
    return this.#deeper(() => {
      const inner = this.#expression(0);
      this.#expect(')');
      return inner;
    });
  }

  #operand(): TraceQlExpression {
    const token = this.#peek();
    this.#next++;
    switch (token?.type) {
      case 'attribute':
        return { type: 'attribute', scope: token.scope, name: token.text };
      case 'intrinsic':
        return { type: 'intrinsic', name: token.scope === '' ? token.text : `${token.scope}:${token.text}` };
      case 'string':
        return { type: 'string', value: token.text };
      case 'number':
        return { type: 'number', value: Number(token.text) };
      case 'duration':
        return { type: 'duration', value: nanosecondsOf(token.text) };
      case 'word':
        return { type: 'word', value: token.text };
      default:
        this.#next--;
        return this.#fail(token === undefined ? 'unexpected end' : `unexpected ${token.text}`);
    }
  }

  #deeper<Result>(read: () => Result): Result {
    if (++this.#depth > DEEPEST) this.#fail('nested too deeply');
    const result = read();
    this.#depth--;
    return result;
  }

  #peek(): TraceQlToken | undefined {
    return this.#tokens[this.#next];
  }

  #isNext(operator: string): boolean {
    const token = this.#peek();
    return token?.type === 'operator' && token.text === operator;
  }

  #take(operator: string): boolean {
    const isNext = this.#isNext(operator);
    if (isNext) this.#next++;
    return isNext;
  }

  #expect(operator: string): void {
    if (!this.#take(operator)) this.#fail(`expected ${operator}`);
  }

  #fail(message: string): never {
    throw new TraceQlError(message, this.#peek()?.start ?? this.#text.length);
  }
}

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
  w: 604_800e9,
  y: 31_536_000e9,
};

function nanosecondsOf(duration: string): number {
  const parts = [...duration.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * NANOSECONDS[unit], 0);
}
