/** A token of TraceQL, and where it stands. */
export interface TraceQlToken {
  readonly type:
    | 'attribute'
    | 'intrinsic'
    | 'word'
    | 'string'
    | 'number'
    | 'duration'
    | 'operator'
    /** What cannot be read. */
    | 'unreadable';
  /** Name, operator, or the string's content. */
  readonly text: string;
  /** The scope of an attribute (`span`, `resource`, …; empty for any) or of an intrinsic. */
  readonly scope: string;
  /** UTF-16 positions. */
  readonly start: number;
  readonly end: number;
}

const OPERATORS = /^(?:!>>|!<<|&>>|&<<|&&|\|\||!=|=~|!~|>=|<=|>>|<<|!>|!<|&>|&<|&~|[{}()=<>~!|+\-*/%^,])/;
const SCOPED_ATTRIBUTE = /^(?:parent\.)?(?:span|resource|event|link|instrumentation)\.|^(?:parent)?\./;
const SCOPED_INTRINSIC = /^(span|trace|event|link|instrumentation):([A-Za-z]+)/;
const DURATION = /^\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w|y)(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w|y))*/;
const NUMBER = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/;
const WORD = /^[\p{L}_][\p{L}\p{N}_]*/u;
/** An attribute's name ends at one of these. */
const ENDS_NAME = /[\s{}()=~!<>&|^,]/;

/** Returns the tokens of a query. What cannot be read is a token too, so that all of the text is told of. */
export function traceQlTokens(query: string): TraceQlToken[] {
  const tokens: TraceQlToken[] = [];
  for (let at = skipSpace(query, 0); at < query.length; at = skipSpace(query, at)) {
    const token = tokenAt(query, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function skipSpace(query: string, from: number): number {
  let at = from;
  while (at < query.length && /\s/.test(query[at])) at++;
  return at;
}

function tokenAt(query: string, start: number): TraceQlToken {
  const rest = query.slice(start);
  const token = (type: TraceQlToken['type'], text: string, length = text.length, scope = ''): TraceQlToken => ({
    type,
    text,
    scope,
    start,
    end: start + length,
  });
  if (rest[0] === '"' || rest[0] === '`') return stringAt(query, start);
  const duration = DURATION.exec(rest);
  if (duration !== null) return token('duration', duration[0]);
  const number = NUMBER.exec(rest);
  if (number !== null) return token('number', number[0]);
  const scope = SCOPED_ATTRIBUTE.exec(rest);
  if (scope !== null) return attributeAt(query, start, scope[0]);
  const intrinsic = SCOPED_INTRINSIC.exec(rest);
  if (intrinsic !== null) return token('intrinsic', intrinsic[2], intrinsic[0].length, intrinsic[1]);
  const word = WORD.exec(rest);
  if (word !== null) return token(INTRINSICS.has(word[0]) ? 'intrinsic' : 'word', word[0]);
  const operator = OPERATORS.exec(rest);
  return operator === null ? token('unreadable', rest[0]) : token('operator', operator[0]);
}

/** Names that need no scope. */
const INTRINSICS: ReadonlySet<string> = new Set([
  'name',
  'status',
  'statusMessage',
  'kind',
  'duration',
  'rootName',
  'rootServiceName',
  'traceDuration',
  'nestedSetParent',
  'nestedSetLeft',
  'nestedSetRight',
  'childCount',
]);

/** A name may be bare and quoted by turns. */
function attributeAt(query: string, start: number, prefix: string): TraceQlToken {
  let at = start + prefix.length;
  let name = '';
  while (at < query.length && !ENDS_NAME.test(query[at])) {
    if (query[at] !== '"') {
      name += query[at++];
      continue;
    }
    const quoted = quotedName(query, at);
    if (quoted === null) return { type: 'unreadable', text: name, scope: '', start, end: query.length };
    name += quoted.text;
    at = quoted.end;
  }
  return { type: 'attribute', text: name, scope: prefix.slice(0, -1), start, end: at };
}

/** Only the quote and the backslash are escaped in it. */
function quotedName(query: string, start: number): { text: string; end: number } | null {
  let text = '';
  for (let at = start + 1; at < query.length; at++) {
    if (query[at] === '"') return { text, end: at + 1 };
    if (query[at] === '\\') {
      at++;
      if (query[at] !== '"' && query[at] !== '\\') return null;
    }
    text += query[at];
  }
  return null;
}

const UNESCAPED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/** Reads a string as Go does, https://go.dev/ref/spec#String_literals. */
function stringAt(query: string, start: number): TraceQlToken {
  const unreadable: TraceQlToken = { type: 'unreadable', text: '', scope: '', start, end: query.length };
  if (query[start] === '`') {
    const end = query.indexOf('`', start + 1);
    if (end < 0) return unreadable;
    return { type: 'string', text: query.slice(start + 1, end), scope: '', start, end: end + 1 };
  }
  let text = '';
  for (let at = start + 1; at < query.length; ) {
    const sign = query[at];
    if (sign === '"') return { type: 'string', text, scope: '', start, end: at + 1 };
    if (sign === '\n') return unreadable;
    if (sign !== '\\') {
      text += sign;
      at++;
      continue;
    }
    const escaped = escapeAt(query, at);
    if (escaped === null) return unreadable;
    text += escaped.text;
    at += escaped.length;
  }
  return unreadable;
}

function escapeAt(query: string, at: number): { text: string; length: number } | null {
  const plain = UNESCAPED[query[at + 1] ?? ''];
  if (plain !== undefined) return { text: plain, length: 2 };
  const [whole, short, unicode, long] =
    /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(query.slice(at, at + 10)) ?? [];
  const digits = short ?? unicode ?? long;
  if (whole === undefined || digits === undefined) return null;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length: whole.length };
}
