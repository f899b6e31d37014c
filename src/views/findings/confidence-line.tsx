import { CONFIDENCES, type Confidence } from '../../analysis/finding.ts';
import { capitalised } from '../../analysis/wording/counts.ts';

const MOST = CONFIDENCES.length - 1;

/** How sure a finding is: in dots, in a word, and why. */
export function ConfidenceLine({ confidence, reason }: { readonly confidence: Confidence; readonly reason: string }) {
  const filled = MOST - CONFIDENCES.indexOf(confidence);
  return (
    <p className="flex items-start gap-2 text-ink2">
      <svg aria-hidden="true" width={MOST * 7 - 1} height="6" className="mt-[5px] shrink-0">
        {CONFIDENCES.slice(0, MOST).map((each, i) => (
          <circle
            key={each}
            cx={3 + i * 7}
            cy="3"
            r="2.5"
            strokeWidth="1"
            className={i < filled ? 'fill-ink2 stroke-ink2' : 'fill-none stroke-ink3'}
          />
        ))}
      </svg>
      <span className="min-w-0">
        <span className="font-semibold">{capitalised(confidence)}</span>
        {reason !== '' && ` · ${reason}`}
      </span>
    </p>
  );
}
