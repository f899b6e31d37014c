import { showFinding } from '../../views/finding-sight.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import { openPanel, type Screen } from './screen-actions.ts';

export interface SamplingChipProps {
  /** null until the trace is analysed. */
  readonly insights: TraceInsights | null;
  readonly screen: Screen;
}

/** For how many requests the trace stands, or why it was kept, in two or three words; leads to the finding that says so. */
export function SamplingChip({ insights, screen }: SamplingChipProps) {
  const number = insights?.analysis.findings.findIndex(({ insight }) => insight === 'sampling') ?? -1;
  const finding = insights?.analysis.findings[number];
  const [headline] = finding?.evidence ?? [];
  if (insights === null || finding === undefined || headline === undefined) return null;
  const open = () => {
    screen.setTab('findings');
    openPanel(screen);
    showFinding(insights, insights.recorded, number);
  };
  return (
    <button
      type="button"
      title={finding.sentence}
      onClick={open}
      className="flex h-[20px] max-w-[180px] max-md:hidden cursor-pointer items-center rounded-full border border-line2 px-2 text-ink hover:bg-hover pointer-coarse:h-8"
    >
      <span className="truncate">
        {headline.title} {headline.text}
      </span>
    </button>
  );
}
