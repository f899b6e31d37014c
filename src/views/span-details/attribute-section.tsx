import { type ReactNode, useCallback } from 'react';
import { groupDigits } from '../../lib/counted.ts';
import type { AttributeExcerpt, ListExcerpt } from '../../trace/details-excerpt.ts';
import { useAttributeFilter } from './attribute-filter.ts';
import { AttributeList } from './attribute-list.tsx';
import { DroppedNote, Section } from './section.tsx';
import { useFiltered } from './use-filtered.ts';
import { ValueLink } from './value-link.tsx';

/** More than the eye finds a key in at a glance. */
const FILTER_FROM = 5;

export type AttributeReader = (from: number, to: number, containing: string) => Promise<ListExcerpt<AttributeExcerpt>>;

export interface AttributeSectionProps {
  readonly title: string;
  readonly attributes: ListExcerpt<AttributeExcerpt>;
  /** Reads those [from, to) of the attributes that contain a text. Keep its identity while the attributes are the same. */
  readonly read: AttributeReader;
  readonly droppedCount: number;
  readonly schemaUrl?: string | undefined;
  /** Stands above the attributes. */
  readonly children?: ReactNode;
  /** Says "none" instead of leaving the section out. */
  readonly isAlwaysShown?: boolean | undefined;
}

/** A section of attributes, with a filter where they are many. All sections have the same filter. */
export function AttributeSection(props: AttributeSectionProps) {
  const { title, attributes, read, droppedCount, schemaUrl = '', children, isAlwaysShown = false } = props;
  const [text, setText] = useAttributeFilter();
  const filtered = useFiltered(attributes, read, text.trim());
  const { containing } = filtered;
  const readShown = useCallback((from: number, to: number) => read(from, to, containing), [read, containing]);
  const isEmpty = attributes.count === 0 && droppedCount === 0 && schemaUrl === '' && children === undefined;
  if (isEmpty && !isAlwaysShown) return null;
  // What is filtered says so, however short it is.
  const hasFilter = attributes.count >= FILTER_FROM || (attributes.count > 0 && text !== '');
  const filter = hasFilter && <FilterBox title={title} text={text} onText={setText} />;
  return (
    <Section title={title} count={children === undefined ? attributes.count : undefined} end={filter}>
      {children}
      {isEmpty && <p className="text-ink3">None.</p>}
      {containing !== '' && <MatchCount count={filtered.list.count} of={attributes.count} />}
      <AttributeList attributes={filtered.list} read={readShown} />
      <DroppedNote count={droppedCount} noun="attribute" />
      {schemaUrl !== '' && (
        <p className="pt-1 text-ink3 [overflow-wrap:anywhere]">
          Schema <ValueLink href={schemaUrl} />
        </p>
      )}
    </Section>
  );
}

interface FilterBoxProps {
  readonly title: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function FilterBox({ title, text, onText }: FilterBoxProps) {
  return (
    <input
      type="search"
      aria-label={`Filter ${title.toLowerCase()}`}
      placeholder="Filter"
      value={text}
      onChange={(event) => onText(event.target.value)}
      className="h-6 w-32 min-w-0 rounded border border-line2 bg-bg px-1.5 text-ink placeholder:text-ink3 pointer-coarse:h-8"
    />
  );
}

function MatchCount({ count, of }: { readonly count: number; readonly of: number }) {
  return (
    <p role="status" className="text-ink3">
      {groupDigits(count)} of {groupDigits(of)} contain this.
    </p>
  );
}
