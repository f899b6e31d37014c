import { changeSettings } from '../waterfall-settings.ts';

/** Gives the name column the width of the widest name among the rows of `grid` that are there, within the limits. */
export function fitNames(grid: HTMLElement | null, [least, most]: readonly [number, number]): void {
  const cells = grid?.querySelectorAll<HTMLElement>('[role=row] > [aria-colindex="1"]') ?? [];
  const widths = Array.from(cells, (cell) => neededWidth(cell));
  if (widths.length === 0) return;
  changeSettings({ nameWidth: Math.round(Math.max(least, Math.min(most, Math.max(...widths)))) });
}

/** Returns how wide a cell would be in which nothing is cut and nothing is left over. */
function neededWidth(cell: HTMLElement): number {
  const name = cell.querySelector('[data-name]');
  const line = name?.parentElement;
  if (!(name instanceof HTMLElement) || !line) return 0;
  const isTwoLine = getComputedStyle(line).flexDirection === 'column';
  const parts = Array.from(line.children, (part) => fullWidth(part));
  const service = line.querySelector('[data-service]');
  // A service beside its operation has six tenths of the line at most.
  const least = service === null || isTwoLine ? 0 : fullWidth(service) / 0.6;
  const text = isTwoLine ? Math.max(...parts) : Math.max(least, total(parts));
  return cell.offsetWidth - line.offsetWidth + Math.ceil(text);
}

/** Width of a text with its margin, or of several in a line, as if none were cut. */
function fullWidth(part: Element): number {
  if (part.matches('[data-name]')) return total(Array.from(part.children, fullWidth));
  const { marginLeft, marginRight } = getComputedStyle(part);
  // Scroll widths are rounded, down too.
  return part.scrollWidth + 1 + Number.parseFloat(marginLeft) + Number.parseFloat(marginRight);
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
