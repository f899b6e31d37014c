import { type FunctionComponent, memo } from 'react';
import type { FullModel } from './full-model.ts';

/** What a component that reads a part of the waterfall is given beside that. */
export interface Reading {
  /** The waterfall at this moment: for what is done on an event, since what was read may be of before. */
  readonly now: () => FullModel;
}

/**
 * Returns a component for a waterfall that is gone through again only when what it reads is another. The waterfall is
 * another with every row that is selected, and most of what stands around the rows shows nothing of it.
 */
export function reading<Read extends object>(
  read: (model: FullModel) => Read,
  component: FunctionComponent<Read & Reading>,
): FunctionComponent<{ readonly model: FullModel }> {
  const Kept: FunctionComponent<Read & Reading> = memo(component);
  return function Reads({ model }) {
    return <Kept {...read(model)} now={model.now} />;
  };
}
