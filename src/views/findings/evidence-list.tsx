import type { Finding } from '../../analysis/finding.ts';
import type { SpanLabels } from '../../analysis/span-labels.ts';
import { groupDigits } from '../../lib/counted.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { durationText } from '../duration-text.ts';
import { spanTitle } from '../span-title.ts';

export interface EvidenceListProps {
  readonly trace: SpanTable;
  readonly finding: Finding;
  readonly labels: SpanLabels;
  readonly onOpenDetails: (span: SpanIndex) => void;
}

/** What the finding rests on, for who asks: figures, and the spans that show them. */
export function EvidenceList({ trace, finding: { evidence, spans }, labels, onOpenDetails }: EvidenceListProps) {
  const named = new Set(evidence.flatMap((each) => each.spans ?? []));
  const others = spans.filter((span) => !named.has(span));
  const lit = new Set(spans);
  const areLit = (shownBy: readonly SpanIndex[]) => shownBy.every((span) => lit.has(span));
  return (
    <details>
      <summary className="-ml-1 w-fit cursor-pointer rounded-sm px-1 py-1 text-ink2 hover:bg-hover hover:text-ink">
        Evidence
      </summary>
      <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-3 gap-y-1 pt-1 pl-3">
        {evidence.map(({ title, text, spans: shownBy = [] }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls of one name have one title, and none moves
          <div key={i} className="contents">
            <dt className="text-ink3">{title}</dt>
            <dd>
              {text}
              <SpanLinks spans={shownBy} areLit={areLit(shownBy)} {...{ trace, labels, onOpenDetails }} />
            </dd>
          </div>
        ))}
        {others.length > 0 && (
          <>
            <dt className="text-ink3">{others.length === 1 ? 'Span' : 'Spans'}</dt>
            <dd>
              <SpanLinks spans={others} areLit {...{ trace, labels, onOpenDetails }} />
            </dd>
          </>
        )}
      </dl>
    </details>
  );
}

const MOST = 8;

interface SpanLinksProps extends Pick<EvidenceListProps, 'trace' | 'labels' | 'onOpenDetails'> {
  readonly spans: readonly SpanIndex[];
  /** Whether the waterfall lights all of them. */
  readonly areLit: boolean;
}

function SpanLinks({ trace, spans, areLit, labels, onOpenDetails }: SpanLinksProps) {
  if (spans.length === 0) return null;
  const rest = spans.length - MOST;
  return (
    <ul className="flex flex-col gap-0.5">
      {spans.slice(0, MOST).map((span) => (
        <li key={span}>
          <TextButton onClick={() => onOpenDetails(span)}>
            <bdi>{spanTitle(trace, span, labels)}</bdi>
          </TextButton>{' '}
          <span className="whitespace-nowrap text-ink3">{durationText(trace, span)}</span>
        </li>
      ))}
      {rest > 0 && (
        <li className="text-ink3">
          and {groupDigits(rest)} more{areLit && ', lit on the waterfall'}
        </li>
      )}
    </ul>
  );
}
