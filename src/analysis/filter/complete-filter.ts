import type { AttributeColumn, AttributeKey } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import type { SpanTable } from '../../trace/span-table.ts';

/** What completions are made of: whatever is here by now. Nothing is asked for. */
export interface CompletionSource {
  readonly trace: SpanTable;
  /** null while unknown. */
  readonly attributeKeys: readonly AttributeKey[] | null;
  /** Returns an attribute of all spans; null while unknown. */
  readonly attribute: (key: string) => AttributeColumn | null;
  /** null while unknown. */
  readonly eventNames: EventNames | null;
}

/** What may stand in place of `text.slice(start, end)`. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly label: string;
  /** What it means, or `1,204 spans`; may be empty. */
  readonly note: string;
  readonly type: 'field' | 'key' | 'operator' | 'value';
}

/** What has to be read before completions are whole. */
export interface CompletionNeeds {
  readonly attributeKeys: boolean;
  /** The key whose values are wanted; null for none. */
  readonly attribute: string | null;
  readonly eventNames: boolean;
}

/** Returns what may be typed at `caret`, the likeliest first; at most 50. */
export function completeFilter(_text: string, _caret: number, _source: CompletionSource): readonly Completion[] {
  return [];
}

/** Returns what `completeFilter` would use of what must be read first. */
export function completionNeeds(_text: string, _caret: number): CompletionNeeds {
  return { attributeKeys: false, attribute: null, eventNames: false };
}
