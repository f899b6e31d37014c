import type { TraceColumn } from '../../trace/trace-order.ts';

export interface TableColumn {
  readonly id: TraceColumn | 'times';
  readonly title: string;
  /** What the title means in full, where it is too short to say it. */
  readonly hint?: string;
  /** A track of a CSS grid. */
  readonly track: string;
  /** Figures stand at the right, and so does their title. */
  readonly isAtEnd: boolean;
}

/** How the table of results is laid out in the room that it has. */
export interface TableLayout {
  readonly columns: readonly TableColumn[];
  /** CSS pixels; all rows are of the same height. */
  readonly rowHeight: number;
  /** Whether start, spans and services stand in a second line below the root. */
  readonly isFolded: boolean;
}

const ROOT = { id: 'root', title: 'Root', isAtEnd: false } as const;
const START = { id: 'start', title: 'Start', isAtEnd: false } as const;
const DURATION = { id: 'duration', title: 'Duration', isAtEnd: false } as const;
/** What the bars are called wherever they are told of. */
export const TIMES_TITLE = 'Critical path by service';
const TIMES = {
  id: 'times',
  title: TIMES_TITLE,
  hint: 'Time on the critical path, per service',
  isAtEnd: false,
} as const;
const SERVICES = { id: 'services', title: 'Services', track: '72px', isAtEnd: true } as const;
const SPANS = { id: 'spans', title: 'Spans', isAtEnd: true } as const;
const ERRORS = { id: 'errors', title: 'Errors', track: '72px', isAtEnd: true } as const;

const WIDE: TableLayout = {
  columns: [
    { ...ROOT, track: 'minmax(140px, 1.3fr)' },
    { ...START, track: '128px' },
    { ...DURATION, track: '222px' },
    { ...TIMES, track: 'minmax(150px, 1.1fr)' },
    SERVICES,
    { ...SPANS, track: '136px' },
    ERRORS,
  ],
  rowHeight: 33,
  isFolded: false,
};

const MIDDLE: TableLayout = {
  columns: [
    { ...ROOT, track: 'minmax(120px, 1.1fr)' },
    { ...START, track: '128px' },
    { ...DURATION, track: '80px' },
    { ...TIMES, track: 'minmax(100px, 1fr)' },
    { ...SPANS, track: '64px' },
    ERRORS,
  ],
  rowHeight: 33,
  isFolded: false,
};

const NARROW: TableLayout = {
  columns: [
    { ...ROOT, track: 'minmax(0, 1fr)' },
    { ...DURATION, track: '82px' },
    { ...ERRORS, track: '62px' },
  ],
  rowHeight: 56,
  isFolded: true,
};

/** CSS pixels that the columns of each need at least, with what is between and beside them. */
const LEAST_WIDE = 1024;
const LEAST_MIDDLE = 660;

/** Returns the layout for a table that is so many CSS pixels wide. */
export function tableLayout(width: number): TableLayout {
  if (width >= LEAST_WIDE) return WIDE;
  return width >= LEAST_MIDDLE ? MIDDLE : NARROW;
}
