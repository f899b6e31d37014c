import { findSpan } from '../../../trace/find-span.ts';
import { spanKey } from '../../../trace/span.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { CollapseRule, TraceLook } from '../../trace-look.ts';
import { collapseAll } from '../collapse.ts';
import { collapseShorter, collapseToLevel, collapseWithoutErrors } from '../collapse-by.ts';
import { isParent } from '../rows.ts';
import { followedRule } from './followed-rule.ts';

/** What is closed, as a link says it. */
export type CollapsedLook = Pick<TraceLook, 'collapse' | 'exceptions'>;

/** More rows than that nobody opens and closes one by one. */
const MOST_EXCEPTIONS = 1000;

const NONE: CollapseRule = { type: 'none' };
const ALL: CollapseRule = { type: 'depth', depth: 0 };

/** Returns what is closed by the rule and its exceptions; those that the trace does not have yet are left out. */
export function collapsedBy(trace: SpanTable, { collapse, exceptions }: CollapsedLook): SpanSet {
  const set = setOf(trace, collapse);
  if (exceptions.length === 0) return set;
  const changed = set.clone();
  for (const key of exceptions) {
    const span = findSpan(trace, key);
    if (span < 0 || !isParent(trace, span)) continue;
    if (set.has(span)) changed.delete(span);
    else changed.add(span);
  }
  return changed;
}

function setOf(trace: SpanTable, rule: CollapseRule): SpanSet {
  switch (rule.type) {
    case 'none':
      return new SpanSet(trace.length);
    case 'depth':
      return collapseToLevel(trace, rule.depth + 1);
    case 'shorter':
      return collapseShorter(trace, rule.than);
    case 'without-errors':
      return collapseWithoutErrors(trace);
  }
}

/**
 * Returns the rule that what is closed follows, and what is otherwise: by the rule that made it, else by the one that was
 * followed `before`, else by none, whichever leaves the fewest exceptions. Of very many the first are told.
 */
export function lookOfCollapsed(trace: SpanTable, collapsed: SpanSet, before: CollapseRule): CollapsedLook {
  if (collapsed.count() === 0) return { collapse: NONE, exceptions: [] };
  const made = followedRule(collapsed) ?? (isSame(collapsed, collapseAll(trace)) ? ALL : undefined);
  if (made !== undefined) return { collapse: made, exceptions: [] };
  const rules = before.type === 'none' ? [NONE] : [before, NONE];
  const [best] = rules
    .map((rule) => ({ rule, others: different(collapsed, setOf(trace, rule)) }))
    .sort((a, b) => a.others.count() - b.others.count());
  return { collapse: best.rule, exceptions: firstKeys(trace, best.others) };
}

function firstKeys(trace: SpanTable, spans: SpanSet): string[] {
  const keys: string[] = [];
  for (const span of spans) {
    if (keys.length === MOST_EXCEPTIONS) break;
    keys.push(spanKey(trace, span));
  }
  return keys;
}

function isSame(a: SpanSet, b: SpanSet): boolean {
  return a.words.every((word, i) => word === b.words[i]);
}

function different(a: SpanSet, b: SpanSet): SpanSet {
  const set = a.clone();
  for (let i = 0; i < set.words.length; i++) set.words[i] ^= b.words[i];
  return set;
}
