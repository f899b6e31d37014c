import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isDoubtful } from '../../analysis/finding.ts';
import type { TraceAnalysis, VerdictPart } from '../../analysis/trace-analysis.ts';
import { counted, groupDigits } from '../../lib/counted.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineButton } from '../../ui/inline-button.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { listedFindings } from '../../views/findings/listed-findings.ts';
import { openPanel, type Screen } from './screen-actions.ts';
import { useFittedText } from './use-fitted-text.ts';

export interface VerdictLineProps {
  /** null until the trace is analysed. */
  readonly analysis: TraceAnalysis | null;
  /** The finding that is shown on the waterfall, -1 for none. */
  readonly shown: number;
  /** Whether times are shown as recorded, although the verdict is about corrected ones. */
  readonly isAsRecorded: boolean;
  /** Why there is none; empty for nothing. */
  readonly problem: string;
  readonly screen: Screen;
  readonly onOpenDetails: (span: SpanIndex) => void;
}

const AS_RECORDED: VerdictPart = {
  text: 'Times are shown as recorded, without critical path and gaps. At corrected times: ',
  span: -1,
  isStrong: false,
};

const TYPE = 'text-[14px] leading-[19px] sm:text-[15px]';
const LOOKS = `${TYPE} [overflow-wrap:anywhere] sm:text-pretty sm:data-fits:text-[19px] sm:data-fits:leading-[26px]`;
/** Three lines, or two. A clamp would cut within words, and within what stands behind its ellipsis. */
const CUT = 'max-h-[57px] overflow-hidden sm:max-h-[38px]';
/** What lies over the rows while it is whole moves none of them. */
const WHOLE =
  'absolute inset-x-0 top-0 z-30 max-h-[60vh] min-h-full overflow-y-auto border-b border-line2 bg-bg px-4 py-[3px] pr-18 shadow-lg sm:pr-48';

/** The answer, in one sentence, in the place that is kept for it: smaller where it would need two lines. */
export function VerdictLine({ analysis, shown, isAsRecorded, problem, screen, onOpenDetails }: VerdictLineProps) {
  const parts = [...(isAsRecorded ? [AS_RECORDED] : []), ...(analysis?.verdict.parts ?? [])];
  const sentence = problem === '' ? parts.map(({ text }) => text).join('') : `Analysis failed: ${problem}`;
  const isWaiting = useIsLate(sentence === '' && analysis === null);
  const [fitted, cut] = useFittedText(sentence);
  const [wholeOf, setWholeOf] = useState('');
  const isWhole = wholeOf === sentence && sentence !== '';
  return (
    <div className="group/verdict relative -mx-4 flex h-full items-center gap-3 px-4 max-sm:gap-2">
      {/* Empty at first: what comes into a status that is there is read out. */}
      <p ref={fitted} role="status" aria-label="Verdict" className={`min-w-0 ${LOOKS} ${isWhole ? WHOLE : CUT}`}>
        {isWaiting && <span className="text-ink3">Analysing…</span>}
        {problem === '' ? <Parts parts={parts} onOpenDetails={onOpenDetails} /> : sentence}
      </p>
      {cut !== null && !isWhole && (
        <span aria-hidden className={`absolute h-[19px] bg-bg print:hidden ${TYPE}`} style={{ ...cut }}>
          …
        </span>
      )}
      {sentence !== '' && (
        <CopyButton
          label="Copy verdict"
          text={sentence}
          className="opacity-0 group-focus-within/verdict:opacity-100 group-hover/verdict:opacity-100 max-sm:hidden print:hidden"
        />
      )}
      <div className="relative z-30 ml-auto flex shrink-0 items-center gap-x-3 gap-y-1 max-sm:flex-col max-sm:items-end print:hidden">
        {analysis && <ToFindings analysis={analysis} shown={shown} screen={screen} />}
        {(cut !== null || isWhole) && (
          <TextButton
            aria-expanded={isWhole}
            aria-label={isWhole ? 'Less of the verdict' : 'More of the verdict'}
            className="min-h-6 text-ink2"
            onClick={() => setWholeOf(isWhole ? '' : sentence)}
          >
            {isWhole ? 'Less' : 'More'}
          </TextButton>
        )}
      </div>
    </div>
  );
}

/** Most answers come sooner; a word that flashes up is noise. */
const QUIET_FOR_MS = 300;

/** Returns whether it has been waited for longer than goes unnoticed. */
function useIsLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLate(true), QUIET_FOR_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isWaiting]);
  return isWaiting && isLate;
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
      <InlineButton key={i} onClick={() => onOpenDetails(span)}>
        <bdi>{content}</bdi>
      </InlineButton>
    );
  });
}

interface ToFindingsProps extends Pick<VerdictLineProps, 'shown' | 'screen'> {
  readonly analysis: TraceAnalysis;
}

/** While the panel is closed, the way to the findings; which one is shown is seen nowhere else then. */
function ToFindings({ analysis, shown, screen }: ToFindingsProps) {
  const count = analysis.findings.filter((finding) => !isDoubtful(finding)).length;
  if (screen.panel.isOpen || count === 0) return null;
  const finding = analysis.findings[shown];
  const place = listedFindings(analysis.findings, false, shown).indexOf(shown) + 1;
  const ofAll = `${place} of ${groupDigits(Math.max(count, place))}`;
  const open = () => {
    screen.setTab('findings');
    openPanel(screen);
  };
  return (
    <Button
      size="small"
      aria-label={finding === undefined ? counted(count, 'finding') : `Finding ${ofAll}`}
      title={finding && `${finding.title}: ${finding.sentence}`}
      className="max-sm:gap-0 max-sm:px-1"
      onClick={open}
    >
      <span className="sm:hidden">{finding === undefined ? groupDigits(count) : ofAll}</span>
      <ChevronRight size={13} aria-hidden className="sm:hidden" />
      <span className="max-sm:hidden">{finding === undefined ? counted(count, 'finding') : `Finding ${ofAll}`}</span>
    </Button>
  );
}
