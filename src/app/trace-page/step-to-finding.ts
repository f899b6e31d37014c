import type { SpanTable } from '../../trace/span-table.ts';
import { announce } from '../../ui/announce.ts';
import { showFinding } from '../../views/finding-sight.ts';
import { listedFindings } from '../../views/findings/listed-findings.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';

/** Chooses the next finding that is listed, or the one before; after the last comes the first. Says which. */
export function stepToFinding(insights: TraceInsights, trace: SpanTable, by: 1 | -1): void {
  const { analysis, isDoubtfulShown } = insights;
  const shown = insights.shownNow();
  const listed = listedFindings(analysis.findings, isDoubtfulShown, shown);
  if (listed.length === 0) {
    announce('There are no findings.');
    return;
  }
  const at = listed.indexOf(shown);
  const from = at < 0 && by < 0 ? 0 : at;
  const to = (from + by + listed.length) % listed.length;
  const { title, sentence } = analysis.findings[listed[to]];
  showFinding(insights, trace, listed[to]);
  announce(`Finding ${to + 1} of ${listed.length}, ${title}: ${sentence}`);
}
