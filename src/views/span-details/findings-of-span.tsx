import { isDoubtful } from '../../analysis/finding.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { PartRow } from './part-row.tsx';
import type { PartSectionProps } from './part-section.tsx';

/** More than a few say that everything is about everything. */
const MOST = 6;

/** The findings that the span is a part of. */
export function FindingsOfSpan({ span, insights: { analysis, onShow } }: PartSectionProps) {
  const numbers = analysis.findings.flatMap((finding, number) =>
    !isDoubtful(finding) && finding.spans.includes(span.index) ? [number] : [],
  );
  if (numbers.length === 0) return null;
  return (
    <PartRow label="Findings">
      <ul>
        {numbers.slice(0, MOST).map((number) => (
          <li key={number} className="pb-0.5">
            <TextButton onClick={() => onShow(number)}>
              {number + 1} {analysis.findings[number].title}
            </TextButton>
          </li>
        ))}
      </ul>
    </PartRow>
  );
}
