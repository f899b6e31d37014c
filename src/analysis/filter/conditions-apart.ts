import { conditions, replaced } from './edit-terms.ts';

/** One of the conditions that a filter asks all of. */
export interface ConditionApart {
  readonly written: string;
  /** The filter without it. */
  readonly rest: string;
}

/** Returns what a text asks all of, each as it is written. */
export function conditionsApart(text: string): readonly ConditionApart[] {
  return conditions(text).map((node) => ({
    written: text.slice(node.start, node.end),
    rest: replaced(text, node, ''),
  }));
}
