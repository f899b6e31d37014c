import { Dialog } from '../../../ui/dialog.tsx';
import { INSIGHT_MARKS } from './insight-marks.tsx';
import { type MarkMeaning, PicturedBar } from './mark-picture.tsx';

interface MarksDialogProps {
  readonly onClose: () => void;
}

/** What stands on the bars, each with what it means. */
const MARKS: readonly MarkMeaning[] = [
  {
    id: 'own',
    says: 'Solid is the span’s own time, light the time of its children.',
    picture: (
      <>
        <PicturedBar opacity={0.28} />
        <rect x={4} y={6} width={14} height={10} fill="var(--lp-ink2)" />
        <PicturedBar opacity={0} />
      </>
    ),
  },
  {
    id: 'error',
    says: 'A red edge: the span failed. Its row says so too.',
    picture: <rect x={4.75} y={6.75} width={38.5} height={8.5} fill="none" stroke="var(--lp-err)" strokeWidth={1.5} />,
  },
  {
    id: 'event',
    says: 'A tick: an event. Point at it to read it.',
    picture: (
      <>
        <PicturedBar opacity={0.28} />
        <path d="M20.5 4v6M30.5 4v6" stroke="var(--lp-ink)" />
      </>
    ),
  },
  {
    id: 'exception',
    says: 'A triangle: an exception.',
    picture: (
      <>
        <PicturedBar opacity={0.28} />
        <path d="M20 3h8l-4 7z" fill="var(--lp-err)" />
      </>
    ),
  },
  {
    id: 'link',
    says: 'A chain: the span links to others. A click follows the link.',
    picture: (
      <g fill="none" stroke="var(--lp-ink2)" strokeWidth={1.4}>
        <rect x={17} y={8} width={8} height={6} rx={3} />
        <rect x={22} y={8} width={8} height={6} rx={3} />
      </g>
    ),
  },
  {
    id: 'caller',
    says: 'An arrow: from the caller to the selected span.',
    picture: <Arrow colour="var(--lp-accent)" />,
  },
  {
    id: 'deferred',
    says: 'A dashed arrow: work that its caller does not wait for.',
    picture: <Arrow colour="var(--lp-ink3)" dashes="3 3" />,
  },
  {
    id: 'hidden',
    says: 'A thin line in a collapsed row: what it hides, with all that failed in red.',
    picture: (
      <>
        <PicturedBar opacity={0.28} />
        <path d="M8 11h14M26 11h8" stroke="var(--lp-ink2)" strokeWidth={4} />
        <path d="M35 11h2" stroke="var(--lp-err)" strokeWidth={8} />
      </>
    ),
  },
  {
    id: 'pin',
    says: 'A pin before the first moment: the span is kept for comparison.',
    picture: (
      <>
        <circle cx={24} cy={7} r={2.5} fill="var(--lp-accent)" />
        <path d="M24 9v6" stroke="var(--lp-accent)" />
      </>
    ),
  },
  {
    id: 'away',
    says: 'An angle at the edge: the bar lies out of sight, on that side.',
    picture: <path d="M10 6l-4 5 4 5" fill="none" stroke="var(--lp-ink3)" strokeWidth={1.5} />,
  },
];

/** Says what the marks on the bars mean. */
export function MarksDialog({ onClose }: MarksDialogProps) {
  return (
    <Dialog isOpen onClose={onClose} title="Marks on the bars">
      <ul className="flex flex-col gap-2">
        {[...MARKS, ...INSIGHT_MARKS].map(({ id, says, picture }) => (
          <li key={id} className="flex items-center gap-3">
            <svg aria-hidden="true" width={48} height={22} className="shrink-0">
              {picture}
            </svg>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Arrow({ colour, dashes }: { readonly colour: string; readonly dashes?: string }) {
  return (
    <>
      <path d="M24 2v13" stroke={colour} strokeWidth={1.5} strokeDasharray={dashes} />
      <path d="M20 14h8l-4 6z" fill={colour} />
    </>
  );
}
