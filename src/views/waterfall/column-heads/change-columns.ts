import { changeSettings, waterfallSettings } from '../waterfall-settings.ts';

/** Returns `columns` with `id` at their end, or without it. */
export function toggled(columns: readonly string[], id: string): string[] {
  return columns.includes(id) ? columns.filter((known) => known !== id) : [...columns, id];
}

/** Returns `columns` with `id` moved by `steps` places, no further than either end. */
export function moved(columns: readonly string[], id: string, steps: number): string[] {
  const rest = columns.filter((known) => known !== id);
  const at = Math.max(0, Math.min(rest.length, columns.indexOf(id) + steps));
  return rest.toSpliced(at, 0, id);
}

/** Adds the column, or takes it away. */
export function toggleColumn(id: string): void {
  changeSettings({ columns: toggled(waterfallSettings.get().columns, id) });
}

export function moveColumn(id: string, steps: number): void {
  changeSettings({ columns: moved(waterfallSettings.get().columns, id, steps) });
}

/** Makes a column that many pixels wide; null for the width it has by itself. */
export function resizeColumn(id: string, width: number | null): void {
  const { [id]: _, ...others } = waterfallSettings.get().columnWidths;
  changeSettings({ columnWidths: width === null ? others : { ...others, [id]: width } });
}
