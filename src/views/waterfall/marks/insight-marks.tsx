import { type MarkMeaning, PicturedBar } from './mark-picture.tsx';

const LINES = 'M6 15l8-8M11 15l8-8M16 15l8-8M21 15l8-8';

/** What the analysis draws on the bars. */
export const INSIGHT_MARKS: readonly MarkMeaning[] = [
  {
    id: 'path',
    says: 'A line below the bars: the critical path, what the request waited for. Dotted: many pieces too short to be drawn.',
    picture: <path d="M2 8h18v8h26" fill="none" stroke="var(--lp-ink)" strokeWidth={2} />,
  },
  {
    id: 'gap',
    says: 'Hatched: a gap, in which nothing below the span is visible.',
    picture: <Hatched dashes={undefined} lines={LINES} />,
  },
  {
    id: 'network',
    says: 'Hatched with dashes: the way between two services.',
    picture: <Hatched dashes="2 1.5" lines={LINES} />,
  },
  {
    id: 'back-off',
    says: 'Hatched both ways: a pause before the next try.',
    picture: <Hatched dashes={undefined} lines={`${LINES}M6 7l8 8M11 7l8 8M16 7l8 8M21 7l8 8`} />,
  },
  {
    id: 'bracket',
    says: 'A line with ticks above a row: calls that could run at once. Dashed: that they could is doubtful.',
    picture: <path d="M3 14V8h42v6M17 8v6M31 8v6" fill="none" stroke="var(--lp-accent)" strokeWidth={1.5} />,
  },
  {
    id: 'number',
    says: 'A number: the finding that is about the span. A click chooses it.',
    picture: (
      <>
        <rect x={16.5} y={4.5} width={15} height={13} rx={3} fill="var(--lp-accent-bg)" stroke="var(--lp-accent)" />
        <text x={24} y={14.5} textAnchor="middle" fontSize={11} fontWeight={600} fill="var(--lp-accent)">
          1
        </text>
      </>
    ),
  },
  {
    id: 'origin',
    says: 'A red bar, and a full disc on its row: a failure began here. A red edge and a ring: it was passed on.',
    picture: <rect x={4} y={6} width={40} height={10} rx={1.5} fill="var(--lp-err-fill)" />,
  },
  {
    id: 'cancelled',
    says: 'On a row a ring with a stroke through it: cancelled, which says that somebody gave up on it and not that it went wrong.',
    picture: <path d="M17 11a7 7 0 1 0 14 0 7 7 0 1 0-14 0M19 16l10-10" fill="none" stroke="var(--lp-err)" />,
  },
  {
    id: 'share',
    says: 'A share beside a bar: a fat leaf, a span with nothing below it for which the request waits so much of its time.',
    picture: (
      <>
        <rect x={2} y={6} width={14} height={10} rx={1.5} fill="var(--lp-ink2)" />
        <text x={20} y={15} fontSize={11} fill="var(--lp-ink2)">
          38 %
        </text>
      </>
    ),
  },
  {
    id: 'tail',
    says: 'Grey from the root’s end on: work that goes on after the answer.',
    picture: <rect x={14} y={2} width={34} height={18} fill="var(--lp-track)" />,
  },
  {
    id: 'moved',
    says: 'A dotted edge and a clock: moved, since its clock is proven wrong.',
    picture: (
      <>
        <rect
          x={4.5}
          y={6.5}
          width={26}
          height={9}
          fill="var(--lp-track)"
          stroke="var(--lp-ink)"
          strokeDasharray="2 2"
        />
        <circle cx={40} cy={11} r={4.5} fill="none" stroke="var(--lp-ink2)" strokeWidth={1.2} />
        <path d="M40 8v3l2.5 1" fill="none" stroke="var(--lp-ink2)" strokeWidth={1.2} />
      </>
    ),
  },
  {
    id: 'ghost',
    says: 'A dashed bar: where the span would be if what you asked were so.',
    picture: <PicturedBar opacity={0.12} colour="var(--lp-accent)" dashes="3 2" />,
  },
];

function Hatched({ lines, dashes }: { readonly lines: string; readonly dashes: string | undefined }) {
  return (
    <>
      <PicturedBar opacity={0.24} />
      <path d={lines} fill="none" stroke="var(--lp-ink)" strokeDasharray={dashes} />
    </>
  );
}
