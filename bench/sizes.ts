export const SIZES: Readonly<Record<string, number>> = {
  '1k': 1_000,
  '10k': 10_000,
  '100k': 100_000,
  '500k': 500_000,
  '1M': 1_000_000,
};

/** Returns how many spans a size of the command line stands for. Throws for one that there is not. */
export function spanCountOf(size: string): number {
  const spanCount = SIZES[size];
  if (spanCount === undefined) throw new Error(`--only takes ${Object.keys(SIZES).join(', ')}, not ${size}`);
  return spanCount;
}

/** Returns what such a size is called, the number where it has no name. */
export function sizeOf(spanCount: number): string {
  return Object.keys(SIZES).find((size) => SIZES[size] === spanCount) ?? spanCount.toLocaleString('en');
}
