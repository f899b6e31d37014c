import { useCallback } from 'react';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { type AttributeReader, AttributeSection } from './attribute-section.tsx';
import type { RangeReader } from './range-reader.ts';
import { ShownText } from './shown-text.tsx';

export interface ScopeSectionProps {
  readonly scope: DetailsExcerpt['scope'];
  readonly readRange: RangeReader;
}

const NO_ATTRIBUTES = { count: 0, items: [] };

/** The library that recorded the span. */
export function ScopeSection({ scope, readRange }: ScopeSectionProps) {
  const read: AttributeReader = useCallback(
    async (from, to, containing) =>
      (await readRange({ list: 'scope', from, to, containing })).scope?.attributes ?? NO_ATTRIBUTES,
    [readRange],
  );
  if (scope === null) return null;
  const name = [scope.name, scope.version].filter((part) => part !== '').join(' ');
  return (
    <AttributeSection
      title="Scope"
      attributes={scope.attributes}
      read={read}
      droppedCount={scope.droppedAttributesCount}
      schemaUrl={scope.schemaUrl}
    >
      {name === '' ? undefined : (
        <p className="py-1 [overflow-wrap:anywhere]">
          <ShownText text={name} limit={200} />
        </p>
      )}
    </AttributeSection>
  );
}
