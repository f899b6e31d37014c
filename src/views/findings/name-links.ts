import { isPoorName } from '../../analysis/name-hint.ts';
import { plainText } from '../../analysis/wording/plain-text.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

/** A piece of a sentence; `span` is -1 where it names none. */
export interface SentencePart {
  readonly text: string;
  readonly span: SpanIndex;
}

/** A sentence names a few; what is about a thousand says so in a figure. */
const MOST_NAMED = 12;
/** As names stand in sentences. */
const LONGEST_NAME = 80;
/** What sentences put behind a poor name, where it can be nothing else: a path or a host. */
const HINT = /^ \S*[/.]\S*[^\s.,;:)]/;
const IN_WORD = /[\p{L}\p{N}_]/u;

/**
 * Returns the sentence in pieces, names of `spans` apart, each span's first: as `payments › POST`, `POST (payments)` or
 * `POST`. A sentence that names none is one piece.
 */
export function nameLinks(trace: SpanTable, sentence: string, spans: readonly SpanIndex[]): SentencePart[] {
  const found: { from: number; to: number; span: SpanIndex }[] = [];
  const isFree = (from: number, to: number) => found.every((other) => to <= other.from || from >= other.to);
  for (const span of spans.slice(0, MOST_NAMED)) {
    for (const name of namesOf(trace, span)) {
      const from = whereNamed(sentence, name, isFree);
      if (from < 0) continue;
      const hint = isPoorName(spanName(trace, span)) ? HINT.exec(sentence.slice(from + name.length))?.[0].length : 0;
      found.push({ from, to: from + name.length + (hint ?? 0), span });
      break;
    }
  }
  return inPieces(
    sentence,
    found.sort((a, b) => a.from - b.from),
  );
}

function namesOf(trace: SpanTable, span: SpanIndex): string[] {
  const name = plainText(spanName(trace, span), LONGEST_NAME);
  const service = plainText(serviceName(trace, span), LONGEST_NAME);
  if (name === '') return [];
  return service === '' ? [name] : [`${service} › ${name}`, `${name} (${service})`, name];
}

/** Where a whole word, or several, begin that are not taken yet; -1 for nowhere. */
function whereNamed(sentence: string, name: string, isFree: (from: number, to: number) => boolean): number {
  for (let at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
    const to = at + name.length;
    const isWithinWord =
      (IN_WORD.test(name[0]) && IN_WORD.test(sentence[at - 1] ?? ' ')) ||
      (IN_WORD.test(name[name.length - 1]) && IN_WORD.test(sentence[to] ?? ' '));
    if (!isWithinWord && isFree(at, to)) return at;
  }
  return -1;
}

function inPieces(sentence: string, found: readonly { from: number; to: number; span: SpanIndex }[]): SentencePart[] {
  const parts: SentencePart[] = [];
  let at = 0;
  for (const { from, to, span } of found) {
    parts.push({ text: sentence.slice(at, from), span: -1 }, { text: sentence.slice(from, to), span });
    at = to;
  }
  parts.push({ text: sentence.slice(at), span: -1 });
  return parts.filter(({ text }) => text !== '');
}
