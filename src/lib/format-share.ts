/**
 * Returns `part / whole` as a percentage: `55 %`, `<1 %` for what is there but rounds to nothing, `>99 %` for what
 * rounds to all and is not. Empty where there is no whole to have a share of.
 */
export function formatShare(part: number, whole: number): string {
  if (!(whole > 0)) return '';
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 0.5) return '<1\u00a0%';
  if (percent < 100 && percent >= 99.5) return '>99\u00a0%';
  return `${Math.round(percent)}\u00a0%`;
}
