import { useEffect, useMemo, useRef } from 'react';
import type { TraceInsights } from '../trace-insights.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { DoubtfulSwitch } from './doubtful-switch.tsx';
import { FailedInsights } from './failed-insights.tsx';
import { FindingGroupItems } from './finding-group.tsx';
import { Ledger } from './ledger/ledger.tsx';
import { groupedFindings, listedFindings } from './listed-findings.ts';
import { NoFinding } from './no-finding.tsx';

/** What was found in a trace, and where its time went. Fills its place and scrolls within it. */
export function FindingsView(props: TraceViewProps) {
  const { insights } = props;
  if (insights === null) {
    return <p className="px-4 py-3 text-ink3">Findings come here once the whole trace is read and analysed.</p>;
  }
  return (
    <div className="h-full overflow-y-auto overflow-x-hidden pb-4">
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
  useEffect(() => {
    if (shown < 0) return;
    list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  if (listed.length === 0) return <NoFinding verdict={analysis.verdict} />;
  return (
    <ul ref={list} aria-label="Findings">
      {groups.map((group) => (
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
  );
}
