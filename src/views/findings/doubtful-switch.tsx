import { isDoubtful } from '../../analysis/finding.ts';
import { groupDigits } from '../../lib/counted.ts';
import type { TraceInsights } from '../trace-insights.ts';

/** Shows the findings that are hardly worth telling, or hides them again; says how many there are. */
export function DoubtfulSwitch({ insights }: { readonly insights: TraceInsights }) {
  const { analysis, isDoubtfulShown, onDoubtfulShown } = insights;
  const count = analysis.findings.filter(isDoubtful).length;
  if (count === 0) return null;
  const noun = `${groupDigits(count)} doubtful ${count === 1 ? 'finding' : 'findings'}`;
  return (
    <label className="flex min-h-8 cursor-pointer items-center justify-between gap-3 border-b border-line px-4 py-1.5 text-ink2">
      {isDoubtfulShown ? `${noun} shown` : `${noun} hidden`}
      <input
        type="checkbox"
        role="switch"
        aria-checked={isDoubtfulShown}
        checked={isDoubtfulShown}
        onChange={(event) => onDoubtfulShown(event.target.checked)}
        className="relative h-4 w-7 shrink-0 cursor-pointer appearance-none rounded-full border border-line2 bg-bg before:absolute before:top-0.5 before:left-0.5 before:size-2.5 before:rounded-full before:bg-ink3 checked:border-accent checked:bg-accent checked:before:left-3.5 checked:before:bg-on-accent forced-colors:appearance-auto"
      />
    </label>
  );
}
