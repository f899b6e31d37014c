import { spanName } from '../trace/span.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { templateOf } from './call-template.ts';

/** What stands for a value in a statement: a text in single quotes, to its end where it was cut, or a number. */
const VALUES = /'(?:[^'\\]|\\.|'')*(?:'|$)|\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b/gis;
/** A statement is told by its beginning; lists of thousands of values follow. */
const LONGEST = 4000;

/** What calls have in common: numbers that like calls share, and what each stands for. */
export interface Fingerprints {
  readonly number: (span: SpanIndex) => number;
  readonly text: (number: number) => string;
  /** How many numbers were given so far: the next one. */
  readonly count: () => number;
}

/**
 * Returns what tells like calls from others once ids and the lengths of lists are left out of account: what is told to
 * people, while figures go by `fingerprints`. Each fingerprint is looked at once.
 */
export function templateFingerprints(fingerprints: Fingerprints): Fingerprints {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const templates: number[] = [];
  function numberOf(fingerprint: number): number {
    const template = templateOf(fingerprints.text(fingerprint));
    const known = numbers.get(template);
    if (known !== undefined) return known;
    numbers.set(template, texts.length);
    return texts.push(template) - 1;
  }
  return {
    number: (span) => {
      const fingerprint = fingerprints.number(span);
      templates[fingerprint] ??= numberOf(fingerprint);
      return templates[fingerprint];
    },
    text: (number) => texts[number],
    count: () => texts.length,
  };
}

/**
 * Returns what tells like calls from others (A7 of the definitions, as the cases have it): the query's summary; else its
 * text without values; else the name. Each text is looked at once.
 */
export function callFingerprints(trace: SpanTable, facts: SpanFacts): Fingerprints {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const bySummary = new Map<number, number>();
  const byQuery = new Map<number, number>();
  const byName = new Map<number, number>();
  const isSummaryNoted = facts.isNoted('querySummary');
  const isQueryNoted = facts.isNoted('queryText');

  function numberOfText(text: string): number {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    return texts.push(text) - 1;
  }

  function remember(memory: Map<number, number>, key: number, text: string): number {
    const number = numberOfText(text);
    memory.set(key, number);
    return number;
  }

  function numberOfSpan(span: SpanIndex): number {
    const summary = isSummaryNoted ? facts.number(span, 'querySummary') : 0;
    if (summary !== 0) return bySummary.get(summary) ?? remember(bySummary, summary, facts.text(span, 'querySummary'));
    const query = isQueryNoted ? facts.number(span, 'queryText') : 0;
    if (query !== 0)
      return byQuery.get(query) ?? remember(byQuery, query, withoutValues(facts.text(span, 'queryText')));
    const name = trace.name[span];
    return byName.get(name) ?? remember(byName, name, spanName(trace, span));
  }

  /** By row, plus 1; 0 where nobody has asked. Several ask for the same spans. */
  const known = new Uint32Array(trace.length);
  function number(span: SpanIndex): number {
    if (known[span] === 0) known[span] = 1 + numberOfSpan(span);
    return known[span] - 1;
  }
  return { number, text: (each) => texts[each], count: () => texts.length };
}

/** Returns whether any of the fingerprints given so far have a template in common: if not, both tell calls apart alike. */
export function haveCommonTemplates({ count, text }: Fingerprints): boolean {
  const templates = new Set<string>();
  for (let number = 0; number < count(); number++) templates.add(templateOf(text(number)));
  return templates.size < count();
}

/** Returns a statement with `?` for each of its values. */
export function withoutValues(statement: string): string {
  return statement.slice(0, LONGEST).replace(VALUES, '?');
}
