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
  /** By the number of what was noted, or of the name. */
  const bySummary: number[] = [];
  const byQuery: number[] = [];
  const byName: number[] = [];
  const isSummaryNoted = facts.isNoted('querySummary');
  const isQueryNoted = facts.isNoted('queryText');

  let last = 0;
  function numberOfText(text: string): number {
    // Like calls mostly follow each other: to compare texts is quicker than to look them up.
    if (text === texts[last]) return last;
    last = numbers.get(text) ?? texts.push(text) - 1;
    numbers.set(text, last);
    return last;
  }

  function numberOfSpan(span: SpanIndex): number {
    const summary = isSummaryNoted ? facts.number(span, 'querySummary') : 0;
    if (summary !== 0) {
      bySummary[summary] ??= numberOfText(facts.text(span, 'querySummary'));
      return bySummary[summary];
    }
    const query = isQueryNoted ? facts.number(span, 'queryText') : 0;
    if (query !== 0) {
      byQuery[query] ??= numberOfText(withoutValues(facts.text(span, 'queryText')));
      return byQuery[query];
    }
    const name = trace.name[span];
    byName[name] ??= numberOfText(spanName(trace, span));
    return byName[name];
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
