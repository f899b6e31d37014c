import { ChevronRight } from 'lucide-react';
import { isDoubtful } from '../../analysis/finding.ts';
import type { TraceAnalysis, VerdictPart } from '../../analysis/trace-analysis.ts';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { openPanel, type Screen } from './screen-actions.ts';
import { useFittedText } from './use-fitted-text.ts';

export interface VerdictLineProps {
  /** null until the trace is analysed. */
  readonly analysis: TraceAnalysis | null;
  /** Why there is none; empty for nothing. */
  readonly problem: string;
  readonly screen: Screen;
  readonly onOpenDetails: (span: SpanIndex) => void;
}

/** The answer, in one sentence, in the place that is kept for it: smaller where it would need two lines. */
export function VerdictLine({ analysis, problem, screen, onOpenDetails }: VerdictLineProps) {
  const parts = analysis?.verdict.parts ?? [];
  const sentence = problem === '' ? parts.map(({ text }) => text).join('') : `Analysis failed: ${problem}`;
  const fitted = useFittedText(sentence);
  return (
    <div className="group/verdict flex h-full items-center gap-3 max-sm:gap-2">
      {/* Empty at first: what comes into a status that is there is read out. */}
      <p
        ref={fitted}
        role="status"
        aria-label="Verdict"
        className="line-clamp-3 min-w-0 text-[14px] leading-[19px] [overflow-wrap:anywhere] sm:line-clamp-2 sm:text-pretty sm:text-[15px] sm:data-fits:text-[19px] sm:data-fits:leading-[26px]"
      >
        {problem === '' ? <Parts parts={parts} onOpenDetails={onOpenDetails} /> : sentence}
      </p>
      {sentence !== '' && (
        <CopyButton
          label="Copy verdict"
          text={sentence}
          className="opacity-0 group-focus-within/verdict:opacity-100 group-hover/verdict:opacity-100 max-sm:hidden print:hidden"
        />
      )}
      {analysis && <ToFindings analysis={analysis} screen={screen} />}
    </div>
  );
}

function Parts({
  parts,
  onOpenDetails,
}: { readonly parts: readonly VerdictPart[] } & Pick<VerdictLineProps, 'onOpenDetails'>) {
  return parts.map(({ text, span, isStrong }, i) => {
    const content = isStrong ? <strong className="font-bold">{text}</strong> : text;
    if (span < 0) {
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have their places.
      return <span key={i}>{content}</span>;
    }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <TextButton key={i} className="[display:inline]" onClick={() => onOpenDetails(span)}>
        <bdi>{content}</bdi>
      </TextButton>
    );
  });
}

/** While the panel is closed, the way to the findings. */
function ToFindings({ analysis, screen }: { readonly analysis: TraceAnalysis; readonly screen: Screen }) {
  const count = analysis.findings.filter((finding) => !isDoubtful(finding)).length;
  if (screen.panel.isOpen || count === 0) return null;
  const open = () => {
    screen.setTab('findings');
    openPanel(screen);
  };
  return (
    <Button
      size="small"
      aria-label={counted(count, 'finding')}
      className="ml-auto max-sm:gap-0 max-sm:px-1 print:hidden"
      onClick={open}
    >
      <span className="sm:hidden">{groupDigits(count)}</span>
      <ChevronRight size={13} aria-hidden className="sm:hidden" />
      <span className="max-sm:hidden">{counted(count, 'finding')}</span>
    </Button>
  );
}
