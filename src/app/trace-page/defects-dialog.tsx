import { useCallback } from 'react';
import { counted, groupDigits } from '../../lib/counted.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { Defect, DefectType } from '../../trace/defect.ts';
import { DEFECT_WORDS } from '../../trace/defect-words.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { spanTitle } from '../../trace/span-title.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { serviceColour } from '../../ui/palette.ts';
import { SteppedList } from '../../ui/stepped-list.tsx';

export interface DefectsDialogProps {
  readonly trace: SpanTable;
  readonly defects: readonly Defect[];
  readonly onSelect: (span: SpanIndex) => void;
  readonly onClose: () => void;
}

/** What is wrong with the recording, in words, with the rows concerned. */
export function DefectsDialog({ trace, defects, onSelect, onClose }: DefectsDialogProps) {
  const groups = [...groupBy(defects, (defect) => defect.type)];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Defects of the recording"
      description="Everything that was received is drawn, or counted here."
    >
      <div className="flex flex-col gap-5">
        {groups.map(([type, list]) => (
          <DefectGroup key={type} type={type} defects={list} trace={trace} onSelect={onSelect} />
        ))}
      </div>
    </Dialog>
  );
}

interface DefectGroupProps extends Pick<DefectsDialogProps, 'trace' | 'defects' | 'onSelect'> {
  readonly type: DefectType;
}

function DefectGroup({ type, defects, trace, onSelect }: DefectGroupProps) {
  const count = defects.reduce((sum, defect) => sum + defect.count, 0);
  const { title, explanation } = DEFECT_WORDS[type];
  const renderPage = useCallback(
    (from: number, to: number) =>
      defects
        .slice(from, to)
        .map((defect, i) => (
          <DefectRows key={`${defect.detail} ${from + i}`} defect={defect} trace={trace} onSelect={onSelect} />
        )),
    [defects, trace, onSelect],
  );
  return (
    <section>
      <h3 className="flex items-baseline gap-2 font-semibold">
        {title} <span className="font-normal text-ink2">{groupDigits(count)}</span>
      </h3>
      <p className="pb-1 text-ink2">{explanation}</p>
      <SteppedList count={defects.length} step={50} noun="defects" renderPage={renderPage} />
    </section>
  );
}

function DefectRows({
  defect,
  trace,
  onSelect,
}: Pick<DefectsDialogProps, 'trace' | 'onSelect'> & { readonly defect: Defect }) {
  const { spans, detail } = defect;
  const renderPage = useCallback(
    (from: number, to: number) =>
      Array.from(spans.slice(from, to), (span) => (
        <li key={span}>
          <SpanButton trace={trace} span={span} onSelect={onSelect} />
        </li>
      )),
    [spans, trace, onSelect],
  );
  return (
    <>
      {detail !== '' && (
        <p className="font-mono text-[11px] text-ink2 [overflow-wrap:anywhere]">{detail.slice(0, 300)}</p>
      )}
      {spans.length > 0 && (
        <ul aria-label={counted(spans.length, 'span')}>
          <SteppedList count={spans.length} step={20} noun="spans" renderPage={renderPage} />
        </ul>
      )}
    </>
  );
}

interface SpanButtonProps extends Pick<DefectsDialogProps, 'trace' | 'onSelect'> {
  readonly span: SpanIndex;
}

function SpanButton({ trace, span, onSelect }: SpanButtonProps) {
  const name = spanTitle(serviceName(trace, span), spanName(trace, span));
  return (
    <button
      type="button"
      onClick={() => onSelect(span)}
      className="flex w-full cursor-pointer items-center gap-2 rounded py-0.5 text-left hover:bg-hover pointer-coarse:min-h-8"
    >
      <span
        aria-hidden
        className="h-[13px] w-[3px] shrink-0 rounded-xs"
        style={{ background: serviceColour(trace.service[span]) }}
      />
      <bdi className="truncate underline decoration-line2 underline-offset-2">{name.slice(0, 300)}</bdi>
    </button>
  );
}
