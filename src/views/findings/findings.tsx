import { useEffect, useMemo, useRef, useState } from 'react';
import { groupDigits } from '../../lib/counted.ts';
import { Button } from '../../ui/button.tsx';
import type { TraceInsights } from '../trace-insights.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { AsRecordedNote } from './as-recorded-note.tsx';
import { DoubtfulSwitch } from './doubtful-switch.tsx';
import { FailedInsights } from './failed-insights.tsx';
import { FindingGroupItems } from './finding-group.tsx';
import { Ledger } from './ledger/ledger.tsx';
import { groupedFindings, listedFindings } from './listed-findings.ts';
import { NoFinding } from './no-finding.tsx';

/** How many are shown at first, groups for one: what comes after them should be in reach. */
const MOST = 8;

/** What was found in a trace, and where its time went. Fills its place and scrolls within it. */
export function FindingsView(props: TraceViewProps) {
  const { insights } = props;
  if (insights === null) {
    return <p className="px-4 py-3 text-ink3">Findings come here once the whole trace is read and analysed.</p>;
  }
  return (
    <div className="h-full overflow-y-auto overflow-x-hidden pb-4">
      {insights.isAsRecorded && <AsRecordedNote onCorrected={() => insights.onAsRecorded(false)} />}
      <FindingList {...props} insights={insights} />
      <DoubtfulSwitch insights={insights} />
      <FailedInsights failures={insights.analysis.failures} />
      <Ledger trace={props.trace} insights={insights} />
    </div>
  );
}

function FindingList({ insights, ...props }: TraceViewProps & { readonly insights: TraceInsights }) {
  const { analysis, isDoubtfulShown, shown } = insights;
  const list = useRef<HTMLUListElement>(null);
  const listed = useMemo(
    () => listedFindings(analysis.findings, isDoubtfulShown, shown),
    [analysis, isDoubtfulShown, shown],
  );
  const groups = useMemo(() => groupedFindings(analysis.findings, listed), [analysis, listed]);
  const { onPoint } = insights;
  // What is pointed at can go without the pointer leaving it: a link in it leads to another tab.
  useEffect(() => () => onPoint(-1), [onPoint]);
  useEffect(() => {
    if (shown < 0) return;
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const [isWhole, setWhole] = useState(false);
  const isChosenFurther = groups.slice(MOST).some(({ first, others }) => first === shown || others.includes(shown));
  const visible = isWhole || isChosenFurther || groups.length <= MOST + 1 ? groups : groups.slice(0, MOST);
  if (listed.length === 0) return <NoFinding verdict={analysis.verdict} />;
  return (
    <>
      <ul ref={list} aria-label="Findings">
        {visible.map((group) => (
          <FindingGroupItems
            key={group.first}
            group={group}
            isAlone={listed.length === 1}
            trace={props.trace}
            insights={insights}
            onOpenDetails={props.onOpenDetails}
          />
        ))}
      </ul>
      {visible.length < groups.length && (
        <div className="border-line border-b px-4 py-2">
          <Button size="small" onClick={() => setWhole(true)}>
            Show {groupDigits(groups.length - visible.length)} more
          </Button>
        </div>
      )}
    </>
  );
}
