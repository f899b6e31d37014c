import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import { DEFECT_WORDS, defectTypesOf } from '../../trace/defect-words.ts';
import { FoldedText } from '../../ui/folded-text.tsx';
import { SteppedList } from '../../ui/stepped-list.tsx';
import { Section } from './section.tsx';

/** What is wrong with the recording of a span, in words: what was found, and what was done about it. */
export function SpanNotes({ marks }: { readonly marks: number }) {
  const types = defectTypesOf(marks);
  if (types.length === 0) return null;
  return (
    <ul aria-label="Defects" className="flex flex-col gap-2 border-t border-line px-4 py-3">
      {types.map((type) => (
        <li key={type} className="flex items-start gap-2">
          <TriangleAlert size={14} aria-hidden className="mt-px shrink-0 text-ink2" />
          <p className="min-w-0 text-ink2">
            <strong className="font-semibold text-ink">{DEFECT_WORDS[type].title}.</strong>{' '}
            {DEFECT_WORDS[type].explanation}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The source's own remarks about the span, as written. */
export function WarningSection({ warnings }: { readonly warnings: readonly string[] }) {
  const renderPage = useCallback(
    (from: number, to: number) => (
      <ul className="flex flex-col gap-1">
        {warnings.slice(from, to).map((warning, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentences may repeat and never move
          <li key={i} className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            <FoldedText text={warning} />
          </li>
        ))}
      </ul>
    ),
    [warnings],
  );
  if (warnings.length === 0) return null;
  return (
    <Section title="Warnings from the source" count={warnings.length}>
      <SteppedList count={warnings.length} noun="warnings" renderPage={renderPage} />
    </Section>
  );
}
