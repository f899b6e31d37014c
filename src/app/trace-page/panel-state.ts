import { boolean, fallback, number, object, parse, picklist } from 'valibot';
import { Stored } from '../../lib/stored.ts';

/** Where the panel is at home: right of the waterfall, below it, or a card over it that comes when asked for. */
export type PanelDock = 'right' | 'below' | 'floating';

/** The panel, as it was left. */
export interface PanelState {
  /** Where it is docked; a card that floats is open or not by the address. */
  readonly isOpen: boolean;
  readonly dock: PanelDock;
  /** CSS pixels, where it stands right. */
  readonly width: number;
  /** CSS pixels, where it stands below. */
  readonly height: number;
}

export const MIN_PANEL_WIDTH = 260;
export const DEFAULT_PANEL_WIDTH = 360;
export const MIN_PANEL_HEIGHT = 120;
export const DEFAULT_PANEL_HEIGHT = 300;

const fields = object({
  isOpen: fallback(boolean(), true),
  dock: fallback(picklist(['right', 'below', 'floating']), 'right'),
  width: fallback(number(), DEFAULT_PANEL_WIDTH),
  height: fallback(number(), DEFAULT_PANEL_HEIGHT),
});

export const panelState = new Stored('panel', parsePanelState);

/** Returns what was kept; a field that is missing or cannot be read falls back alone. */
export function parsePanelState(value: unknown): PanelState {
  return parse(fields, typeof value === 'object' && value !== null ? value : {});
}

/** Keeps some of it anew. */
export function changePanel(change: Partial<PanelState>): void {
  panelState.set({ ...panelState.get(), ...change });
}

/** Returns the most that the panel may take of a page that is `extent` wide, or high: the bars keep a good part of it. */
export function maxPanelExtent(extent: number, least: number): number {
  return Math.max(least, Math.round(extent * 0.6));
}
