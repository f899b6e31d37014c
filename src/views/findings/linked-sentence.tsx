import { useMemo } from 'react';
import type { Finding } from '../../analysis/finding.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { nameLinks } from './name-links.ts';

export interface LinkedSentenceProps {
  readonly trace: SpanTable;
  readonly finding: Finding;
  readonly onOpenDetails: (span: SpanIndex) => void;
}

/** A finding's sentence, in which the names of its spans lead to them. */
export function LinkedSentence({ trace, finding: { sentence, spans }, onOpenDetails }: LinkedSentenceProps) {
  const parts = useMemo(() => nameLinks(trace, sentence, spans), [trace, sentence, spans]);
  return parts.map(({ text, span }, i) =>
    span < 0 ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have their places.
      <TextButton key={i} onClick={() => onOpenDetails(span)}>
        <bdi>{text}</bdi>
      </TextButton>
    ),
  );
}
