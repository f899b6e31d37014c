import { boolean, fallback, number, object, parse } from 'valibot';
import { Stored } from '../../lib/stored.ts';

/** The panel beside the waterfall, as it was left. */
export interface PanelState {
  readonly isOpen: boolean;
  /** CSS pixels. */
  readonly width: number;
}

export const MIN_PANEL_WIDTH = 260;
export const DEFAULT_PANEL_WIDTH = 360;

const schema = fallback(object({ isOpen: boolean(), width: number() }), { isOpen: true, width: DEFAULT_PANEL_WIDTH });

export const panelState = new Stored<PanelState>('panel', (value) => parse(schema, value));

/** Returns the widest the panel may be in a page of that width: the bars keep most of it. */
export function maxPanelWidth(pageWidth: number): number {
  return Math.max(MIN_PANEL_WIDTH, Math.round(pageWidth * 0.6));
}
