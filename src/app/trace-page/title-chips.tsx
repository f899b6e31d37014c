import type { ReactNode } from 'react';
import type { OpenedTraces } from '../../load/opened-traces.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { AskedChip } from './asked-chip.tsx';
import { DefectsChip } from './defects-chip.tsx';
import { ErrorsButton } from './errors-button.tsx';
import { FilteredFacts } from './filtered-facts.tsx';
import { ReloadChip, type ReloadChipProps } from './reload-chip.tsx';
import { SamplingChip, type SamplingChipProps } from './sampling-chip.tsx';
import { toldDefects } from './told-defects.ts';

export interface TitleChipsProps extends SamplingChipProps, Pick<ReloadChipProps, 'onReload'> {
  readonly opened: OpenedTraces;
  readonly trace: SpanTable;
  /** The trace at the times that were recorded. */
  readonly recorded: SpanTable;
  readonly onOpenDetails: (span: number) => void;
  readonly isFromBackend: boolean;
  /** How many spans failed, in words. */
  readonly errors: ReactNode;
}

/**
 * What of the title is there in some cases alone: the way to errors, what a filter has found, defects, sampling, who was asked for the trace, and
 * that a backend can be asked again.
 */
export function TitleChips(props: TitleChipsProps) {
  const { opened, trace, recorded, insights, screen, onReload, onOpenDetails, isFromBackend, errors } = props;
  return (
    <>
      <ErrorsButton trace={trace} insights={insights} screen={screen}>
        {errors}
      </ErrorsButton>
      <FilteredFacts trace={trace} />
      <DefectsChip trace={trace} inputDefects={toldDefects(opened, screen.address)} onOpenDetails={onOpenDetails} />
      <SamplingChip insights={insights} screen={screen} />
      <AskedChip asked={opened.asked} address={screen.address} />
      {isFromBackend && <ReloadChip trace={recorded} onReload={onReload} />}
    </>
  );
}
