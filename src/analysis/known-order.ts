import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Fingerprints } from './call-fingerprint.ts';

/** Commands that change what others read, or that hold others together. */
const WRITES = new Set('INSERT UPDATE DELETE MERGE REPLACE UPSERT BEGIN COMMIT ROLLBACK SAVEPOINT'.split(' '));
const LONGEST_WRITE = Math.max(...Array.from(WRITES, ({ length }) => length));
const CODES_OF_WRITES = new Set(Array.from(WRITES, codeOfFirstWord));
const UNSAFE_METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const COMMAND_FACTS = ['databaseOperation', 'querySummary', 'queryText'] as const;

/** What is known of the order of calls, from one trace alone. */
export interface KnownOrder {
  /** Returns whether `later` is known to have had to wait for `earlier`; both are calls of one span. */
  readonly isKnown: (earlier: SpanIndex, later: SpanIndex) => boolean;
  /** Returns whether `span` itself says that it changes something: a database write, an unsafe request, a message. */
  readonly isWrite: (span: SpanIndex) => boolean;
}

/**
 * Returns what is known of the order of calls (A6 of the definitions): after a failure comes another try, writes and
 * messages stay where they are, a model's answer decides on its tools. With `fingerprints` statements that are alike are
 * looked at once.
 */
export function knownOrder(trace: SpanTable, facts: SpanFacts, fingerprints?: Fingerprints): KnownOrder {
  const commands = COMMAND_FACTS.filter((fact) => facts.isNoted(fact));
  const isMethodNoted = facts.isNoted('httpMethod');
  const isMessagingNoted = facts.isNoted('messagingOperation');
  const isResendNoted = facts.isNoted('resendCount');
  const isModelNoted = facts.isNoted('modelOperation');
  const isSystemNoted = facts.isNoted('databaseSystem');
  const isSummaryNoted = facts.isNoted('querySummary');
  const writesByName = new Map<number, boolean>();
  const writesByFingerprint: (boolean | undefined)[] = [];

  function isDatabaseWrite(span: SpanIndex): boolean {
    let isTold = false;
    for (const fact of commands) {
      if (facts.number(span, fact) === 0) continue;
      if (fact === 'queryText' ? isWritingQuery(span) : beginsWithWrite(facts.text(span, fact))) return true;
      isTold = true;
    }
    return !isTold && isSystemNoted && facts.number(span, 'databaseSystem') !== 0 && isNamedWrite(span);
  }

  /** A fingerprint, where it is of the statement, begins with the same word: no letters are left out as values. */
  function isWritingQuery(span: SpanIndex): boolean {
    const isTold = fingerprints !== undefined && !(isSummaryNoted && facts.number(span, 'querySummary') !== 0);
    if (!isTold) return beginsWithWrite(facts.text(span, 'queryText'));
    const number = fingerprints.number(span);
    const isWriting = writesByFingerprint[number];
    if (isWriting !== undefined) return isWriting;
    if (codeOfFirstWord(fingerprints.text(number)) === 0) return beginsWithWrite(facts.text(span, 'queryText'));
    writesByFingerprint[number] = beginsWithWrite(fingerprints.text(number));
    return writesByFingerprint[number] === true;
  }

  function isNamedWrite(span: SpanIndex): boolean {
    const name = trace.name[span];
    const known = writesByName.get(name);
    if (known !== undefined) return known;
    const isWriting = beginsWithWrite(spanName(trace, span));
    writesByName.set(name, isWriting);
    return isWriting;
  }

  function isUnsafeRequest(span: SpanIndex): boolean {
    return isMethodNoted && UNSAFE_METHODS.has(facts.text(span, 'httpMethod').toUpperCase());
  }

  function isMessage(span: SpanIndex): boolean {
    return isMessagingNoted && facts.number(span, 'messagingOperation') !== 0;
  }

  function isResend(span: SpanIndex): boolean {
    return isResendNoted && Number(facts.text(span, 'resendCount')) > 0;
  }

  /** Of a model's operations, or of a model's operation and a tool's, in either order. */
  function isModelAndTool(earlier: SpanIndex, later: SpanIndex): boolean {
    if (!isModelNoted) return false;
    const operations = [earlier, later].map((span) => facts.text(span, 'modelOperation'));
    const tools = operations.filter((operation) => operation === 'execute_tool').length;
    return tools === 1 && !operations.includes('');
  }

  /** By row: 0 where nobody has asked, else 1 for no and 2 for yes. Of calls in a row each is asked for twice. */
  const known = new Uint8Array(trace.length);
  function isWrite(span: SpanIndex): boolean {
    if (known[span] === 0) known[span] = isDatabaseWrite(span) || isUnsafeRequest(span) || isMessage(span) ? 2 : 1;
    return known[span] === 2;
  }
  return {
    isWrite,
    isKnown: (earlier, later) =>
      trace.status[earlier] === StatusCode.Error ||
      isResend(later) ||
      isWrite(earlier) ||
      isWrite(later) ||
      isModelAndTool(earlier, later),
  };
}

function beginsWithWrite(command: string): boolean {
  // Most statements begin with a word: to look no further, and to make no text of it, is several times as quick.
  const code = codeOfFirstWord(command);
  if (code > 0) return CODES_OF_WRITES.has(code);
  return WRITES.has((/^[a-z]+/i.exec(withoutPreface(command.slice(0, 2000)))?.[0] ?? '').toUpperCase());
}

/**
 * Returns a number that stands for the Latin letters that a text begins with, in upper or lower case, as far as a write's
 * name may reach and one further: ten letters of five bits. 0 if it begins with something else.
 */
function codeOfFirstWord(text: string): number {
  const most = Math.min(text.length, LONGEST_WRITE + 1);
  let code = 0;
  for (let i = 0; i < most; i++) {
    const letter = text.charCodeAt(i) | 0x20;
    if (!isLetter(letter)) break;
    code = code * 32 + letter - 0x60;
  }
  return code;
}

/** Of a letter's code in lower case. */
function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Returns a statement from its first word on, without comments before it. */
function withoutPreface(statement: string): string {
  for (let rest = statement; ; ) {
    const begin = rest.search(/[^\s(]/);
    if (begin < 0) return '';
    rest = rest.slice(begin);
    const ender = rest.startsWith('--') ? '\n' : rest.startsWith('/*') ? '*/' : '';
    if (ender === '') return rest;
    const end = rest.indexOf(ender, 2);
    if (end < 0) return '';
    rest = rest.slice(end + ender.length);
  }
}
