import { Component, type ReactNode, Suspense } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';

const FaultTold = lazyPart(async () => (await import('./fault-told.tsx')).FaultTold);

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
      <Suspense>
        <FaultTold what={this.props.what} error={error} onRetry={() => this.setState({ error: null })} />
      </Suspense>
    );
  }
}
