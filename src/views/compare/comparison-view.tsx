import { useMemo } from 'react';
import { counted } from '../../lib/counted.ts';
import { Stored } from '../../lib/stored.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { useStored } from '../../ui/use-stored.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { attributeRows, compareAttributes } from './compare-attributes.ts';
import { compareFigures } from './compare-figures.ts';
import { type ComparisonGroup, onlyDifferences } from './comparison.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { isCutAt1000, MOST_ATTRIBUTES } from './read-all-details.ts';
import type { ComparedDetails } from './use-compared-details.ts';

const hidesEqual = new Stored('compare.only-differences', (value) => value === true);

/** A span that is compared; the first is what the others are compared with. */
export interface ComparedColumn {
  readonly row: SpanIndex;
  readonly key: string;
  /** undefined until there is one. */
  readonly answer: ComparedDetails | undefined;
}

export interface ComparisonProps extends TraceViewProps {
  /** At least two. */
  readonly columns: readonly ComparedColumn[];
}

/** Two to four spans in columns, below a switch that leaves out what they have in common. */
export function Comparison(props: ComparisonProps) {
  const isShort = useStored(hidesEqual);
  const groups = useGroups(props);
  const rows = groups.flatMap((group) => group.rows);
  const different = rows.filter((row) => row.differs).length;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5">
        <label className="flex min-h-6 cursor-pointer items-center gap-1.5 pointer-coarse:min-h-9">
          <input
            type="checkbox"
            className="size-3.5 accent-accent"
            checked={isShort}
            onChange={(event) => hidesEqual.set(event.target.checked)}
          />
          Only differences
        </label>
        <span className="text-ink2">
          {different} of {counted(rows.length, 'row')} differ
        </span>
      </div>
      <Notes {...props} />
      <ComparisonTable {...props} groups={isShort ? onlyDifferences(groups) : groups} />
    </div>
  );
}

function useGroups({ trace, selfTime, columns }: ComparisonProps): readonly ComparisonGroup[] {
  return useMemo(() => {
    const details = columns.map(({ answer }) => (answer?.state === 'ready' ? answer.details : undefined));
    const kind = details[0]?.kind ?? SpanKind.Unspecified;
    const compared = columns.map(({ row }, at) => ({ row, details: details[at] }));
    const resources = attributeRows(details.map((it) => it?.resource.attributes.items));
    const figures: ComparisonGroup = { title: 'Span', rows: compareFigures(trace, selfTime, compared) };
    const attributes = compareAttributes(
      details.map((it) => it?.attributes.items),
      kind,
    );
    return [figures, ...attributes, ...(resources.length > 0 ? [{ title: 'Resource', rows: resources }] : [])];
  }, [trace, selfTime, columns]);
}

/** What is missing from the table. */
function Notes({ columns, onReload }: ComparisonProps) {
  const answers = columns.map(({ answer }) => answer);
  const failed = answers.find((answer) => answer?.state === 'failed');
  const isCut = answers.some((answer) => answer?.state === 'ready' && isCutAt1000(answer.details));
  const retry = () => void onReload().catch(() => {});
  return (
    <>
      {failed?.state === 'failed' && (
        <p role="alert" className="px-3 pt-2 [overflow-wrap:anywhere]">
          Not all details could be read: {failed.message} <TextButton onClick={retry}>Read the trace anew</TextButton>
        </p>
      )}
      {isCut && (
        <p className="px-3 pt-2 text-ink2">Of each span the first {MOST_ATTRIBUTES} attributes are compared.</p>
      )}
    </>
  );
}
