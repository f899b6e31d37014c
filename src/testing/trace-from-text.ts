import { SPAN_KIND_NAMES, STATUS_NAMES } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { type TestSpan, traceFromSpans } from './trace-from-spans.ts';

const MILLISECOND = 1e6;
/** Indent, service, name, bar, extras. A name ends where the bar begins, so it holds neither `|` nor `!`. */
const LINE = /^( *)(\S+) +([^|!]*?) +(\|-*\||\||!)(?: +(.*))?$/;

/**
 * Returns the trace that is drawn.
 *
 * ```
 * frontend  GET /cart      |----------|
 *   cart    get-items         |-----|
 *     redis HGET                |-|      status=error kind=client
 *   ads     list-ads             |---|
 * ```
 *
 * Indent is parenthood. A character of bar is a millisecond, so what touches stands in neighbouring columns; `!` is an
 * instant. The leftmost bar is the trace's start. Behind the bar: `status=error`, `kind=client`, `follows_from`,
 * `id=…` (else the line's number), `parent=…` (a parent that the indent cannot show), `unfinished`.
 * Throws an Error that quotes a line that cannot be read.
 */
export function traceFromText(drawing: string): SpanTable {
  return traceFromSpans(spansFromText(drawing));
}

/** Returns the spans that are drawn, from the drawing's top. */
export function spansFromText(drawing: string): TestSpan[] {
  const open: { indent: number; id: string }[] = [];
  const lines = drawing.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, number) => {
    const [, { length: indent }, service, name, bar, extras = ''] = matchLine(line);
    const settings = readExtras(extras, line);
    const id = settings.get('id') ?? (number + 1).toString(16);
    while (open.length > 0 && open[open.length - 1].indent >= indent) open.pop();
    const parent = settings.get('parent') ?? open.at(-1)?.id ?? null;
    open.push({ indent, id });
    const start = barColumn(line, bar) * MILLISECOND;
    const end = settings.has('unfinished') ? null : start + (bar === '!' ? 0 : bar.length * MILLISECOND);
    return { id, parent, service, name, start, end, ...markings(settings, line) };
  });
}

function matchLine(line: string): RegExpExecArray {
  const match = LINE.exec(line);
  if (match === null) throw new Error(`no span is drawn here: "${line}"`);
  return match;
}

/** Nothing before the bar holds its characters. */
function barColumn(line: string, bar: string): number {
  return line.indexOf(bar[0]);
}

function readExtras(extras: string, line: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const word of extras.split(/ +/)) {
    const [key, value = ''] = word.split('=');
    if (key === '') continue;
    if (!/^(status|kind|id|parent|follows_from|unfinished)$/.test(key))
      throw new Error(`"${word}" says nothing: "${line}"`);
    settings.set(key, value);
  }
  return settings;
}

function markings(settings: ReadonlyMap<string, string>, line: string): Partial<TestSpan> {
  return {
    kind: oneOf(SPAN_KIND_NAMES, settings.get('kind') ?? 'internal', line),
    status: oneOf(STATUS_NAMES, settings.get('status') ?? 'unset', line),
    followsFrom: settings.has('follows_from'),
  };
}

function oneOf<Word extends string>(words: readonly Word[], asked: string, line: string): Word {
  const word = words.find((candidate) => candidate === asked);
  if (word === undefined) throw new Error(`"${asked}" is none of ${words.join(', ')}: "${line}"`);
  return word;
}
