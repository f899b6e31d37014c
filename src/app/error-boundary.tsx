import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export interface ErrorBoundaryProps {
  /** What is inside, as the beginning of a sentence: `The waterfall`. */
  readonly what: string;
  /** Another key is another chance. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string;
}

/** Keeps a fault of ours to the part of the page it is in, and tells it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ resetKey }: ErrorBoundaryProps, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { error: null, resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <EmptyState
        title={`${this.props.what} failed: a fault in Longpole, not in the trace`}
        action={<Button onClick={() => this.setState({ error: null })}>Try again</Button>}
      >
        <code className="font-mono">{error.message.slice(0, 500)}</code>
      </EmptyState>
    );
  }
}
