import { useMemo } from 'react';
import { serviceName, spanKey, spanName } from '../../trace/span.ts';
import { spanTitle } from '../../trace/span-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import type { TraceViewProps } from '../trace-view-props.ts';
import { comparedSpans } from './compared-spans.ts';
import { Comparison } from './comparison-view.tsx';
import { useComparedDetails } from './use-compared-details.ts';

/** The pinned spans, and the selected one, side by side. Fills its place and scrolls within it. */
export function CompareView(props: TraceViewProps) {
  const { trace, readers, pinned, selected } = props;
  const spans = useMemo(() => comparedSpans(pinned, selected), [pinned, selected]);
  const keys = useMemo(() => spans.map((span) => spanKey(trace, span)), [trace, spans]);
  const answers = useComparedDetails(readers.details, spans, keys);
  if (spans.length < 2) return <OnePinned {...props} />;
  const columns = spans.map((row, at) => ({ row, key: keys[at], answer: answers.get(keys[at]) }));
  return <Comparison {...props} columns={columns} />;
}

function OnePinned({ trace, pinned, onPin }: TraceViewProps) {
  const [row] = pinned;
  const name = row === undefined ? '' : spanTitle(serviceName(trace, row), spanName(trace, row));
  return (
    <div className="h-full overflow-y-auto">
      <EmptyState
        title={row === undefined ? 'No span is pinned' : 'One span is pinned'}
        action={row !== undefined && <Button onClick={() => onPin([])}>Unpin it</Button>}
      >
        {name !== '' && <p className="pb-1.5">“{name.slice(0, 200)}”</p>}
        Select another row of the waterfall, and it stands here beside the pinned one. The pin, or <KeyCap>k</KeyCap>,
        keeps it here: up to four spans can be compared.
      </EmptyState>
    </div>
  );
}
