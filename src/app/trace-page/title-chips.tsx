import { DefectsChip, type DefectsChipProps } from './defects-chip.tsx';
import { FilteredFacts } from './filtered-facts.tsx';

/** What of the title is there in some cases alone: what a filter has found, and defects. */
export function TitleChips(props: DefectsChipProps) {
  return (
    <>
      <FilteredFacts trace={props.trace} />
      <DefectsChip {...props} />
    </>
  );
}
