import type { ColourGroup, GroupTerm, SpanColours } from '../span-colours.ts';

/** A group before its spans are counted. */
export type UncountedGroup = Omit<ColourGroup, 'spanCount'>;

/** Returns the colours in which `codes`, an entry a span, are indexes into `groups`; groups without spans stay. */
export function groupColours(
  by: string,
  groups: readonly UncountedGroup[],
  codes: Uint8Array | Uint16Array,
): SpanColours {
  const counts = new Uint32Array(groups.length);
  for (let span = 0; span < codes.length; span++) counts[codes[span]]++;
  return {
    by,
    groups: groups.map((group, index) => ({ ...group, spanCount: counts[index] })),
    groupOf: (span) => codes[span],
  };
}

/**
 * Returns the colours of a column of small codes, in the order of `groups`, without those that no span has.
 */
export function codeColours(by: string, groups: readonly UncountedGroup[], column: Uint8Array): SpanColours {
  const isMet = new Uint8Array(groups.length);
  for (let span = 0; span < column.length; span++) isMet[column[span]] = 1;
  const dense = new Uint8Array(groups.length);
  const met = groups.filter((_, code) => isMet[code] === 1);
  let next = 0;
  for (let code = 0; code < groups.length; code++) if (isMet[code] === 1) dense[code] = next++;
  return groupColours(
    by,
    met,
    column.map((code) => dense[code]),
  );
}

/** Returns what asks for spans of a kind or a status by its name. */
export function nameTerm(field: 'kind' | 'status', name: string): GroupTerm {
  return { term: { type: 'term', field, key: '', operator: ':', value: name.toLowerCase() }, sense: 'include' };
}
