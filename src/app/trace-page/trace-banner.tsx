import type { OpenedTrace, OpenedTraces } from '../../load/opened-traces.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { SourceBanner } from './source-banner.tsx';
import { toldDefects } from './told-defects.ts';

export interface TraceBannerProps {
  readonly address: TraceState | TracesState;
  readonly opened: OpenedTraces;
  readonly trace: OpenedTrace;
  /** A span that was asked for and is not there, empty for none. */
  readonly absentSpan: string;
}

/** What the page of one trace says on top. */
export function TraceBanner({ address, opened, trace, absentSpan }: TraceBannerProps) {
  return (
    <SourceBanner
      defects={[...toldDefects(opened, address), ...trace.table.defects]}
      unread={opened.missing}
      absentSpan={absentSpan}
    />
  );
}
