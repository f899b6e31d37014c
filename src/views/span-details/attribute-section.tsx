import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { groupDigits } from '../../lib/counted.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { ExternalLink } from '../../ui/external-link.tsx';
import { FoldedText } from '../../ui/folded-text.tsx';
import { AttributeList } from './attribute-list.tsx';
import { matchingAttributes } from './attribute-rows.ts';
import { DroppedNote, Section } from './section.tsx';

/** More than the eye finds a key in at a glance. */
const FILTER_ABOVE = 8;

export interface AttributeSectionProps {
  readonly title: string;
  readonly attributes: readonly Attribute[];
  readonly droppedCount: number;
  readonly schemaUrl?: string | undefined;
  /** Stands above the attributes. */
  readonly children?: ReactNode;
  /** Says "none" instead of leaving the section out. */
  readonly isAlwaysShown?: boolean | undefined;
}

/** A section of attributes, with a filter where they are many. */
export function AttributeSection(props: AttributeSectionProps) {
  const { title, attributes, droppedCount, schemaUrl = '', children, isAlwaysShown = false } = props;
  const [text, setText] = useState('');
  const deferred = useDeferredValue(text);
  const shown = useMemo(() => matchingAttributes(attributes, deferred), [attributes, deferred]);
  const isEmpty = attributes.length === 0 && droppedCount === 0 && schemaUrl === '' && children === undefined;
  if (isEmpty && !isAlwaysShown) return null;
  const filter = attributes.length > FILTER_ABOVE && <FilterBox title={title} text={text} onText={setText} />;
  return (
    <Section title={title} count={children === undefined ? attributes.length : undefined} end={filter}>
      {children}
      {isEmpty && <p className="text-ink3">None.</p>}
      {shown !== null && <MatchCount count={shown.length} of={attributes.length} />}
      <AttributeList attributes={attributes} shown={shown} />
      <DroppedNote count={droppedCount} noun="attribute" />
      {schemaUrl !== '' && (
        <p className="pt-1 text-ink3 [overflow-wrap:anywhere]">
          Schema{' '}
          <ExternalLink href={schemaUrl}>
            <FoldedText text={schemaUrl} limit={2000} />
          </ExternalLink>
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
