import type { TraceInsights } from '../../views/trace-insights.ts';

export interface VerdictLineProps {
  readonly insights: TraceInsights;
}

/** The answer, in one sentence. */
export function VerdictLine({ insights }: VerdictLineProps) {
  return (
    <p role="status" aria-label="Verdict" className="text-[19px] leading-[26px]">
      {insights.analysis.verdict.parts.map(({ text }) => text).join('')}
    </p>
  );
}
