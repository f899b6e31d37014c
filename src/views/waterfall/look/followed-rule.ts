import type { SpanSet } from '../../../trace/span-set.ts';
import type { CollapseRule } from '../../trace-look.ts';

/** Sets are never changed once they are shown, so what a set was made by stays true of it. */
const RULES = new WeakMap<SpanSet, CollapseRule>();

/** Returns `collapsed`, from now on known as what `rule` closes. */
export function following(rule: CollapseRule, collapsed: SpanSet): SpanSet {
  RULES.set(collapsed, rule);
  return collapsed;
}

/** Returns the rule that made the set; undefined where none did. */
export function followedRule(collapsed: SpanSet): CollapseRule | undefined {
  return RULES.get(collapsed);
}
