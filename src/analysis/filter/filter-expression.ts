/** What a term looks at. Anything that is none of these names is an attribute's key. */
export type FilterField =
  | 'text'
  | 'id'
  | 'service'
  | 'name'
  | 'kind'
  | 'status'
  | 'duration'
  | 'self'
  | 'start'
  | 'depth'
  | 'children'
  | 'event'
  | 'critical'
  | 'leaf'
  | 'gap'
  | 'finding'
  | 'root'
  | 'attribute';

/**
 * `:` has it somewhere, in any case; `=` is it; `~` matches the regular expression somewhere; `exists` takes no value.
 * Numbers and durations are compared as such.
 */
export type FilterOperator = ':' | '=' | '!=' | '>' | '>=' | '<' | '<=' | '~' | '!~' | 'exists';

/** One thing that is asked of a span. */
export interface FilterTerm {
  readonly type: 'term';
  readonly field: FilterField;
  /** The attribute's key, for `attribute`; else empty. */
  readonly key: string;
  readonly operator: FilterOperator;
  /** As meant, without quotes; durations in nanoseconds as digits. */
  readonly value: string;
}

/** What is asked of a span. Nesting is bounded by the parser. */
export type FilterExpression =
  | FilterTerm
  | { readonly type: 'not'; readonly of: FilterExpression }
  | { readonly type: 'and' | 'or'; readonly of: readonly FilterExpression[] };

/** A stretch of the text that is not understood; the rest of the filter works. */
export interface FilterProblem {
  /** UTF-16 positions in the text. */
  readonly start: number;
  readonly end: number;
  /** Why: a sentence in plain text. */
  readonly sentence: string;
}

/** What a text asks. */
export interface ParsedFilter {
  /** null if nothing is asked: every span is meant. */
  readonly expression: FilterExpression | null;
  readonly problems: readonly FilterProblem[];
}
