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
  const lines = Array.from(line.children, (part) => fullWidth(part));
  const text = isTwoLine ? Math.max(...lines) : lines.reduce((sum, width) => sum + width, 0);
  return cell.offsetWidth - line.offsetWidth + Math.ceil(text) + 1;
}

/** Width of a text with its margin, or of several in a line, as if none were cut. */
function fullWidth(part: Element): number {
  if (part.matches('[data-name]')) return Array.from(part.children, fullWidth).reduce((sum, width) => sum + width, 0);
  return (
    part.scrollWidth +
    Number.parseFloat(getComputedStyle(part).marginRight) +
    Number.parseFloat(getComputedStyle(part).marginLeft)
  );
}
