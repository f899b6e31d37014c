import type { AttributeKey } from '../../../trace/attribute-column.ts';
import { COLOUR_MODES } from './index.ts';

/** One line of the list of modes. */
export interface ModeOption {
  /** As the settings keep it. */
  readonly by: string;
  readonly label: string;
  /** Spans that have the attribute, 0 to 1; null for what all have. */
  readonly share: number | null;
}

/** So many are in the list at once; typing finds the others. */
const MOST_SHOWN = 100;

function isOfSpans({ isOfResource }: AttributeKey): boolean {
  return !isOfResource;
}

/** Returns the modes, spans' own attributes and their resources', as far as they hold what was typed. */
export function findOptions(
  keys: readonly AttributeKey[],
  typed: string,
): { readonly options: readonly ModeOption[]; readonly moreCount: number } {
  const plain = COLOUR_MODES.flatMap(({ id, label }) => (label === null ? [] : [{ by: id, label, share: null }]));
  const attributes = [...keys.filter(isOfSpans), ...keys.filter((key) => !isOfSpans(key))].map(({ key, share }) => ({
    by: `attribute:${key}`,
    label: key,
    share,
  }));
  const sought = typed.trim().toLowerCase();
  const found = [...plain, ...attributes].filter(({ label }) => label.toLowerCase().includes(sought));
  return { options: found.slice(0, MOST_SHOWN), moreCount: Math.max(0, found.length - MOST_SHOWN) };
}
