import { ArrowDownLeft, ArrowUpRight, ChevronDown, ChevronRight, CircleAlert, Inbox, Send, Timer } from 'lucide-react';

/** Icons of which every row may have one. */
const ICONS = {
  collapsed: ChevronRight,
  expanded: ChevronDown,
  error: CircleAlert,
  async: Timer,
  server: ArrowDownLeft,
  client: ArrowUpRight,
  producer: Send,
  consumer: Inbox,
} as const;

export type RowIconName = keyof typeof ICONS;

/**
 * The shapes of all row icons, once on the page and out of sight. A row refers to them: whole icons in each row were a
 * third of the work of showing the first rows.
 */
export function RowIconShapes() {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      {Object.entries(ICONS).map(([name, Icon]) => (
        <Icon key={name} id={shapeId(name)} className={name === 'error' ? 'fill-err' : undefined} />
      ))}
    </svg>
  );
}

/** An icon on a row, in the colour of the text around it. */
export function RowIcon({ name, className = 'size-[13px]' }: { name: RowIconName; className?: string }) {
  return (
    <svg aria-hidden="true" className={className} viewBox="0 0 24 24">
      <use href={`#${shapeId(name)}`} />
    </svg>
  );
}

function shapeId(name: string): string {
  return `row-icon-${name}`;
}
