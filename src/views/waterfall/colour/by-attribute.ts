import { counted } from '../../../lib/counted.ts';
import { type AttributeColumn, NO_VALUE } from '../../../trace/attribute-column.ts';
import { attributeTerm } from '../../toggled-term.ts';
import type { GroupTerm, SpanColours } from '../span-colours.ts';
import { attributeColumn } from './attribute-columns.ts';
import type { ColourMode } from './colour-mode.ts';
import { groupColours, type UncountedGroup } from './group-colours.ts';
import { LOOK_COUNT, lookOf, NEUTRAL, NEUTRAL_STRIPED } from './looks.ts';

const ID = 'attribute';
/** Names in a legend are cut in any case. */
const LONGEST_LABEL = 300;

export const byAttribute: ColourMode = {
  id: ID,
  label: null,
  colours: async ({ readers, argument }) => attributeColours(await attributeColumn(readers, argument)),
};

/**
 * Returns a colour for each value, in order of first appearance. Of more values than looks those of most spans have one,
 * the rest are one group; so are the spans without a value. null if no span has one.
 */
export function attributeColours(column: AttributeColumn): SpanColours | null {
  const counts = countsOf(column);
  const dealt = valuesWithLooks(counts);
  if (dealt.length === 0) return null;
  const restCount = counts.length - dealt.length;
  const groups: UncountedGroup[] = dealt.map((value, index) => ({
    label: column.texts[value].slice(0, LONGEST_LABEL) || 'empty text',
    ...lookOf(index),
    term: termOf(column.key, column.texts[value]),
  }));
  if (restCount > 0) groups.push({ label: restLabel(restCount), ...NEUTRAL_STRIPED });
  const groupOfRest = dealt.length;
  const groupOfNone = groups.length;
  const groupOfValue = new Uint16Array(counts.length).fill(groupOfRest);
  dealt.forEach((value, index) => {
    groupOfValue[value] = index;
  });
  const codes = new Uint16Array(column.values.length);
  let hasNone = false;
  for (let span = 0; span < codes.length; span++) {
    const value = column.values[span];
    codes[span] = value === NO_VALUE ? groupOfNone : groupOfValue[value];
    if (value === NO_VALUE) hasNone = true;
  }
  if (hasNone) groups.push({ label: `no ${column.key.slice(0, LONGEST_LABEL)}`, ...NEUTRAL, term: noTerm(column.key) });
  return groupColours(`${ID}:${column.key}`, groups, codes);
}

/** A longer value nobody would want in a filter. */
function termOf(key: string, text: string): GroupTerm | undefined {
  return text.length > LONGEST_LABEL ? undefined : { term: attributeTerm(key, text), sense: 'include' };
}

function noTerm(key: string): GroupTerm {
  return { term: { type: 'term', field: 'attribute', key, operator: 'exists', value: '' }, sense: 'exclude' };
}

function restLabel(count: number): string {
  return counted(count, 'other value');
}

function countsOf({ texts, values }: AttributeColumn): Uint32Array {
  const counts = new Uint32Array(texts.length);
  for (const value of values) if (value !== NO_VALUE) counts[value]++;
  return counts;
}

/** Values are numbered in order of appearance, so sorting by number is that order. */
function valuesWithLooks(counts: Uint32Array): number[] {
  const met = Array.from(counts.keys()).filter((value) => counts[value] > 0);
  if (met.length <= LOOK_COUNT) return met;
  return met
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, LOOK_COUNT)
    .sort((a, b) => a - b);
}
