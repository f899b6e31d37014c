export interface ProgressLineProps {
  readonly value: number;
  /** 0 where unknown. */
  readonly total: number;
}

/**
 * A thin bar at the lower edge of what it stands in; where the end stays unknown it pulses. Not from the start: frames cost
 * time while the page is built.
 */
export function ProgressLine({ value, total }: ProgressLineProps) {
  const isKnown = total > 0;
  const share = isKnown ? Math.min(1, value / total) : 1;
  return (
    <div
      role="progressbar"
      aria-label="Loading"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={isKnown ? Math.round(share * 100) : undefined}
      className="absolute inset-x-0 bottom-0 h-0.5 bg-track"
    >
      <div
        className={`h-full origin-left bg-accent ${isKnown ? '' : 'animate-pulse opacity-50 [animation-delay:0.5s]'}`}
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
