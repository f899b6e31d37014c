import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import { DEFECT_WORDS, defectTypesOf } from '../../trace/defect-words.ts';
import type { ListExcerpt } from '../../trace/details-excerpt.ts';
import { DetailsList, type ListReader } from './details-list.tsx';
import type { RangeReader } from './range-reader.ts';
import { Section } from './section.tsx';
import { ShownText } from './shown-text.tsx';

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

export interface WarningSectionProps {
  readonly warnings: ListExcerpt<string>;
  readonly readRange: RangeReader;
}

/** The source's own remarks about the span, as written. */
export function WarningSection({ warnings, readRange }: WarningSectionProps) {
  const read: ListReader<string> = useCallback(
    async (from, to) => (await readRange({ list: 'warnings', from, to })).warnings,
    [readRange],
  );
  if (warnings.count === 0) return null;
  return (
    <Section title="Warnings from the source" count={warnings.count}>
      <DetailsList list={warnings} read={read} noun="warnings" renderItems={renderWarnings} />
    </Section>
  );
}

function renderWarnings(warnings: readonly string[]) {
  return (
    <ul className="flex flex-col gap-1">
      {warnings.map((warning, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences may repeat and never move
        <li key={i} className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ShownText text={warning} />
        </li>
      ))}
    </ul>
  );
}
