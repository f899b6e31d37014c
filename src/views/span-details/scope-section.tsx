import type { Scope } from '../../trace/span-details.ts';
import { FoldedText } from '../../ui/folded-text.tsx';
import { AttributeSection } from './attribute-section.tsx';

/** The library that recorded the span. */
export function ScopeSection({ scope }: { readonly scope: Scope | null }) {
  if (scope === null) return null;
  const name = [scope.name, scope.version].filter((part) => part !== '').join(' ');
  return (
    <AttributeSection
      title="Scope"
      attributes={scope.attributes}
      droppedCount={scope.droppedAttributesCount}
      schemaUrl={scope.schemaUrl}
    >
      {name === '' ? undefined : (
        <p className="py-1 [overflow-wrap:anywhere]">
          <FoldedText text={name} limit={200} />
        </p>
      )}
    </AttributeSection>
  );
}
