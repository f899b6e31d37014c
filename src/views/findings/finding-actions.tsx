import { insteadOf } from '../../analysis/wording/in-sentence.ts';
import { wholeWord } from '../../analysis/wording/whole-word.ts';
import { findingMarkdown } from '../../export/finding-markdown.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { rootTimes, sightOf } from '../finding-sight.ts';
import type { TraceInsights } from '../trace-insights.ts';

export interface FindingActionsProps {
  readonly number: number;
  readonly trace: SpanTable;
  readonly insights: TraceInsights;
}

/** What can be done with a finding. */
export function FindingActions({ number, trace, insights }: FindingActionsProps) {
  const { analysis, changes, onChange } = insights;
  const finding = analysis.findings[number];
  const isAsked = finding.whatIf.length > 0 && JSON.stringify(changes) === JSON.stringify(finding.whatIf);
  // As the address is when it is copied: zooming goes into it without this being shown anew.
  const link = () => insights.linkTo(number);
  const { start, end } = rootTimes(analysis.path);
  return (
    <>
      {isAsked && insights.replayed && (
        <p className="text-accent">
          What if: the {wholeWord(trace)} takes {insteadOf(insights.replayed.rootDuration, end - start)}.
        </p>
      )}
      <div className="flex flex-wrap gap-1.5 pt-0.5">
        <Button size="small" onClick={() => insights.onSight(sightOf(trace, finding, insights.isAsRecorded))}>
          Show
        </Button>
        {finding.whatIf.length > 0 && (
          <Button
            size="small"
            aria-pressed={isAsked}
            onClick={() => onChange(isAsked ? [] : finding.whatIf)}
            className="aria-pressed:border-accent aria-pressed:text-accent"
          >
            {isAsked ? 'What if: shown' : 'What if'}
          </Button>
        )}
        <CopyButton label="Copy link to this finding" text={link}>
          Link
        </CopyButton>
        <CopyButton
          label="Copy as Markdown"
          text={() =>
            findingMarkdown(trace, finding, { rootDuration: end - start, link: link(), labels: analysis.labels })
          }
        >
          Markdown
        </CopyButton>
      </div>
    </>
  );
}
