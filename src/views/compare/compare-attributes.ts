import { attributeGroup, GROUP_TITLES, groupOrder } from '../../analysis/semantic-conventions/attribute-groups.ts';
import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import type { SpanKind } from '../../trace/span-kind.ts';
import { type ComparisonCell, type ComparisonGroup, type ComparisonRow, comparisonRow } from './comparison.ts';

/** The attributes of one span, undefined as long as they are not known. */
export type Attributes = readonly AttributeExcerpt[] | undefined;

/**
 * Returns a row for each key that any span has, in the groups of the semantic conventions and by key within them.
 * `kind` is that of the base: it says which groups come first.
 */
export function compareAttributes(spans: readonly Attributes[], kind: SpanKind): readonly ComparisonGroup[] {
  const rows = attributeRows(spans);
  return groupOrder(kind)
    .map((group) => ({
      title: GROUP_TITLES[group],
      rows: rows.filter((row) => attributeGroup(row.title, kind) === group),
    }))
    .filter((group) => group.rows.length > 0);
}

/**
 * Returns a row for each key that any span has, in the order of keys. A key that OpenTelemetry calls something else today
 * stands in the row of that name, so that spans of programs of different age can be compared.
 */
export function attributeRows(spans: readonly Attributes[]): readonly ComparisonRow[] {
  const cells = spans.map((attributes) => attributes && cellsByName(attributes));
  const names = new Set(cells.flatMap((byName) => [...(byName?.keys() ?? [])]));
  return [...names].sort().map((name) =>
    comparisonRow(
      name,
      cells.map((byName) => byName && (byName.get(name) ?? null)),
    ),
  );
}

function cellsByName(attributes: readonly AttributeExcerpt[]): ReadonlyMap<string, ComparisonCell> {
  const keys = new Set(attributes.map(({ key }) => key));
  // Of several of one key the last one counts.
  const counting = attributes.filter(({ repetition }) => repetition !== 'overruled');
  return new Map(
    counting.map((attribute) => {
      const name = rowOf(attribute, keys);
      return [name, cellOf(attribute, name)];
    }),
  );
}

/** A span that has both names has both rows; what was split in two has no one name. */
function rowOf({ key, presentName }: AttributeExcerpt, keys: ReadonlySet<string>): string {
  return presentName === '' || presentName.includes(' ') || keys.has(presentName) ? key : presentName;
}

function cellOf({ key, text, type, typeLabel, meaning }: AttributeExcerpt, name: string): ComparisonCell {
  const notes = [typeLabel, meaning, key === name ? '' : `as ${key}`];
  return { text, note: notes.filter((note) => note !== '').join(', '), identity: `${type} ${text}` };
}
