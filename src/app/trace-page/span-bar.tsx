import { ChevronUp, CircleAlert, X } from 'lucide-react';
import { spanAt } from '../../trace/span-at.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { spanTitle } from '../../trace/span-title.ts';
import { formatDuration } from '../../trace/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { serviceColour } from '../../ui/palette.ts';
import { TruncatedText } from '../../ui/truncated-text.tsx';
import { durationText } from '../../views/duration-text.ts';
import { focusRows, goToPanel, type Screen } from './screen-actions.ts';

export interface SpanBarProps {
  /** With a row selected. */
  readonly screen: Screen;
  readonly trace: SpanTable;
}

/** Below the bars, where the panel is not open: which span is selected, in a line, and the way to its details. */
export function SpanBar({ screen, trace }: SpanBarProps) {
  const { row: span, select } = screen.selection;
  const { service, name, status } = spanAt(trace, span);
  return (
    <section
      aria-label="Selected span"
      className="flex shrink-0 items-center gap-1 border-t border-line2 bg-surface pr-2"
    >
      <button
        type="button"
        onClick={() => goToPanel(screen)}
        className="flex min-h-10 min-w-0 flex-1 cursor-pointer items-center gap-2.5 py-1 pl-4 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-12"
      >
        <span
          aria-hidden
          className="h-[13px] w-[3px] shrink-0 rounded-xs max-sm:h-7"
          style={{ background: serviceColour(trace.service[span]) }}
        />
        <span className="flex min-w-0 flex-1 items-center gap-x-3.5 max-sm:flex-col max-sm:items-start">
          <TruncatedText text={spanTitle(service, name)} className="max-w-full font-semibold" />
          <span className="flex shrink-0 items-center gap-2.5 text-ink2">
            <span className="text-ink">{durationText(trace, span)}</span>
            <span>at {formatDuration(trace.start[span])}</span>
            {status === 'error' && (
              <span className="flex items-center gap-1 text-err">
                <CircleAlert size={13} aria-hidden />
                Error
              </span>
            )}
            {status === 'ok' && <span>Status ok</span>}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-1 px-2 text-accent">
          Details
          <ChevronUp size={14} aria-hidden />
        </span>
      </button>
      <IconButton
        label="Select no span"
        onClick={() => {
          focusRows();
          select(-1);
        }}
      >
        <X size={14} aria-hidden />
      </IconButton>
    </section>
  );
}
