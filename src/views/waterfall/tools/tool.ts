import type { ComponentType } from 'react';
import type { FullModel } from '../full-model.ts';

export interface ToolProps {
  readonly model: FullModel;
}

/** Something in the row above the axis. */
export interface Tool {
  readonly id: string;
  /** Over the names, or over the bars. */
  readonly place: 'names' | 'bars';
  readonly component: ComponentType<ToolProps>;
}
