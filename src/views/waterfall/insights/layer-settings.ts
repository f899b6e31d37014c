import { boolean, fallback, object, parse } from 'valibot';
import { Stored } from '../../../lib/stored.ts';

/** What of the analysis is drawn on the bars; kept in the browser, for all traces. */
export interface LayerSettings {
  /** The critical path as a line. */
  readonly showsPath: boolean;
  /** Time in which nothing is visible, hatched, where it is long enough to be told. */
  readonly showsGaps: boolean;
  /** All the rest of it too. */
  readonly showsShortGaps: boolean;
  /** Brackets over calls that could run at once. */
  readonly showsSequences: boolean;
  /** Which try a call is. */
  readonly showsTries: boolean;
  /** The numbers of findings, and their words. */
  readonly showsNumbers: boolean;
  /** How much of the request a fat leaf takes. */
  readonly showsFatLeaves: boolean;
  /** Bars where a failure began, red throughout. */
  readonly showsOrigins: boolean;
  /** What runs on after the root's end. */
  readonly showsTail: boolean;
}

const schema = object({
  showsPath: fallback(boolean(), true),
  showsGaps: fallback(boolean(), true),
  showsShortGaps: fallback(boolean(), false),
  showsSequences: fallback(boolean(), true),
  showsTries: fallback(boolean(), true),
  showsNumbers: fallback(boolean(), true),
  showsFatLeaves: fallback(boolean(), true),
  showsOrigins: fallback(boolean(), true),
  showsTail: fallback(boolean(), true),
});

export const DEFAULT_LAYERS: LayerSettings = parse(schema, {});

export const layerSettings = new Stored<LayerSettings>('layers', (value) =>
  parse(fallback(schema, DEFAULT_LAYERS), value),
);

/** Changes some of the settings, for every waterfall that is open. */
export function changeLayers(changes: Partial<LayerSettings>): void {
  layerSettings.set({ ...layerSettings.get(), ...changes });
}
