import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export interface FaultToldProps {
  /** What it is in, as the beginning of a sentence: `The waterfall`. */
  readonly what: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Stands in the place of a part that has failed: what failed, and another try. */
export function FaultTold({ what, error, onRetry }: FaultToldProps) {
  return (
    <EmptyState
      title={`${what} failed: a fault in Longpole, not in the trace`}
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      <code className="font-mono">{error.message.slice(0, 500)}</code>
    </EmptyState>
  );
}
