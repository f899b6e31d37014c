import { NoteTooltip } from './note-tooltip.tsx';
import { ServiceTooltip } from './service-tooltip.tsx';
import { SpanTooltip } from './span-tooltip.tsx';
import { TooltipBox } from './tooltip-box.tsx';
import { useSpanDetails } from './use-span-details.ts';
import type { TooltipTarget } from './use-tooltip.ts';
import type { WaterfallModel } from './waterfall-model.ts';

interface WaterfallTooltipProps {
  readonly id: string;
  readonly model: WaterfallModel;
  readonly shown: TooltipTarget;
}

/** The tooltip of a span, a service or a mark. */
export function WaterfallTooltip({ id, model, shown }: WaterfallTooltipProps) {
  return (
    <TooltipBox id={id} x={shown.x} y={shown.y} bounds={model.frame}>
      {shown.note === undefined ? <SpanText model={model} shown={shown} /> : <NoteTooltip {...shown.note} />}
    </TooltipBox>
  );
}

function SpanText({ model: { trace, selfTime, readers }, shown: { about, span } }: Omit<WaterfallTooltipProps, 'id'>) {
  const details = useSpanDetails(readers.details, span);
  if (about === 'service') return <ServiceTooltip trace={trace} span={span} details={details} />;
  return <SpanTooltip trace={trace} selfTime={selfTime} span={span} details={details} />;
}
