import { array, boolean, fallback, nullable, number, object, parse, picklist, record, string } from 'valibot';
import { Stored } from '../../lib/stored.ts';

const DENSITIES = ['one-line', 'two-line'] as const;

/** How somebody likes the waterfall; kept in the browser, for all traces. */
export interface WaterfallSettings {
  /** CSS pixels; null where nobody has chosen. */
  readonly nameWidth: number | null;
  /** Two lines: the service over the operation. A narrow window has lines of its own. */
  readonly density: (typeof DENSITIES)[number];
  /** What colours stand for: an id as `SpanColours.by`. */
  readonly colourBy: string;
  /** Ids of the columns beside the names, from left to right. */
  readonly columns: readonly string[];
  /** CSS pixels by id, of those columns whose width was chosen. */
  readonly columnWidths: Readonly<Record<string, number>>;
  /** Own time solid, children's time light; else bars are all solid. */
  readonly showsOwnTime: boolean;
  /** Events, links and edges on the bars. */
  readonly showsMoments: boolean;
  /** How many spans ran at each moment, as a strip below the minimap. */
  readonly showsRunning: boolean;
  /** CSS pixels of that strip. */
  readonly runningHeight: number;
  /** The axis says the time of day instead of the time since the trace's start. */
  readonly isAxisAbsolute: boolean;
}

const schema = object({
  nameWidth: fallback(nullable(number()), null),
  density: fallback(picklist(DENSITIES), 'one-line'),
  colourBy: fallback(string(), 'service'),
  columns: fallback(array(string()), []),
  columnWidths: fallback(record(string(), number()), {}),
  showsOwnTime: fallback(boolean(), true),
  showsMoments: fallback(boolean(), true),
  showsRunning: fallback(boolean(), false),
  runningHeight: fallback(number(), 80),
  isAxisAbsolute: fallback(boolean(), false),
});

export const DEFAULT_SETTINGS: WaterfallSettings = parse(schema, {});

export const waterfallSettings = new Stored<WaterfallSettings>('waterfall', (value) =>
  parse(fallback(schema, DEFAULT_SETTINGS), value),
);

/** Changes some of the settings, for every waterfall that is open. */
export function changeSettings(changes: Partial<WaterfallSettings>): void {
  waterfallSettings.set({ ...waterfallSettings.get(), ...changes });
}
