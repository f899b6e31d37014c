/** Icons of which every row may have one, as a pen draws them in a square of 24: each in one line. */
const LINES = {
  collapsed: 'm9 18 6-6-6-6',
  expanded: 'm6 9 6 6 6-6',
  error: 'M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 8v4m0 4h.01',
  async: 'M10 2h4m-2 12 3-3M4 14a8 8 0 1 0 16 0 8 8 0 1 0-16 0',
  server: 'M17 7 7 17m10 0H7V7',
  client: 'M7 7h10v10M7 17 17 7',
  producer: 'M22 2 2 9l8.5 4.5L15 22zM22 2 10.5 13.5',
  consumer: 'M22 12h-6l-2 3h-4l-2-3H2m4-8h12l4 8v8H2v-8z',
} as const;

export type RowIconName = keyof typeof LINES;

interface RowIconProps {
  readonly name: RowIconName;
  readonly className?: string;
}

/**
 * An icon on a row, in the colour of the text around it. Two elements: whole icons were a third of the work of showing
 * the first rows, and shapes that stand elsewhere on the page are copied by the browser for each row that refers to them.
 */
export function RowIcon({ name, className = 'size-[13px]' }: RowIconProps) {
  const fill = name === 'error' ? 'fill-err' : 'fill-none';
  return (
    <svg
      aria-hidden="true"
      className={`stroke-2 stroke-current [stroke-linecap:round] [stroke-linejoin:round] ${fill} ${className}`}
      viewBox="0 0 24 24"
    >
      <path d={LINES[name]} />
    </svg>
  );
}
