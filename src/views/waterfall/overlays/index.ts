import type { ComponentType } from 'react';
import type { FullModel } from '../full-model.ts';
import { BoxOverlay } from './box-overlay.tsx';
import { Breadcrumb } from './breadcrumb.tsx';
import { LitGuides } from './lit-guides.tsx';
import { Overview } from './overview.tsx';
import { PrintNote } from './print-note.tsx';
import { RowMenu } from './row-menu.tsx';
import { RulerOverlay } from './ruler-overlay.tsx';
import { StuckRowsOverlay } from './stuck-rows-overlay.tsx';

/** Something that stands over the rows or the axis, placed from the waterfall's upper left corner. */
export interface Overlay {
  readonly id: string;
  readonly component: ComponentType<{ readonly model: FullModel }>;
}

/** What stands over the rows, from below to above. */
export const OVERLAYS: readonly Overlay[] = [
  { id: 'lit-guides', component: LitGuides },
  { id: 'stuck-rows', component: StuckRowsOverlay },
  { id: 'overview', component: Overview },
  { id: 'ruler', component: RulerOverlay },
  { id: 'box', component: BoxOverlay },
  { id: 'breadcrumb', component: Breadcrumb },
  { id: 'row-menu', component: RowMenu },
  { id: 'print-note', component: PrintNote },
];
