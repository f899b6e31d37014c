import { ChevronRight } from 'lucide-react';
import { serviceName, spanName } from '../../../trace/span.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { Menu } from '../../../ui/menu.tsx';
import type { FullModel } from '../full-model.ts';
import { OWN_GESTURES } from '../gesture-manager.ts';
import { goTo } from '../go-to.ts';
import { type Reading, reading } from '../reading.tsx';
import { shortText } from '../short-text.ts';
import { swatchOf } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';

/** So many ancestors next to the span are shown, beside the outermost. */
const NEAREST = 3;
/** Of those between, so many are listed, the nearest. */
const LISTED = 40;

interface WayProps extends Reading, Pick<FullModel, 'trace' | 'selected' | 'spanColours'> {
  readonly height: CssPixels;
}

function Way(props: WayProps) {
  const { trace, selected, height, now } = props;
  if (selected < 0 || height === 0) return null;
  const path = pathTo(trace, selected);
  const isLong = path.length > NEAREST + 2;
  const between = isLong ? path.slice(1, -1 - NEAREST) : [];
  const nearest = isLong ? path.slice(-1 - NEAREST) : path.slice(1);
  return (
    <nav
      {...OWN_GESTURES}
      aria-label="Way to the selected span"
      className="absolute inset-x-0 bottom-0 z-[5] flex items-center border-line border-t bg-surface px-4 text-[11px] text-ink2"
      style={{ height }}
    >
      <ol className="flex min-w-0 items-center gap-0.5">
        <Crumb {...props} span={path[0]} isFirst />
        {between.length > 0 && (
          <li className="flex shrink-0 items-center gap-0.5">
            <Arrow />
            <Menu
              label="Spans between"
              trigger={
                <button
                  type="button"
                  aria-label={`${between.length} spans between`}
                  title={`${between.length} spans between`}
                  className="cursor-pointer rounded px-1 -outline-offset-2 hover:bg-hover hover:text-ink"
                >
                  …
                </button>
              }
              entries={between.slice(-LISTED).map((span) => ({
                type: 'action' as const,
                label: labelOf(trace, span),
                onSelect: () => goTo(now(), span),
              }))}
            />
          </li>
        )}
        {nearest.map((span) => (
          <Crumb key={span} {...props} span={span} />
        ))}
      </ol>
    </nav>
  );
}

/** Below the rows: the way from the root to the selected span. */
export const Breadcrumb = reading(
  ({ trace, selected, spanColours, layout }) => ({ trace, selected, spanColours, height: layout.footHeight }),
  Way,
);

interface CrumbProps extends WayProps {
  readonly span: SpanIndex;
  readonly isFirst?: boolean;
}

function Crumb({ trace, selected, spanColours, now, span, isFirst = false }: CrumbProps) {
  const isCurrent = span === selected;
  return (
    <li className={`flex items-center gap-0.5 ${isCurrent ? 'min-w-24 shrink-0' : 'min-w-12'}`}>
      {!isFirst && <Arrow />}
      <button
        type="button"
        aria-current={isCurrent || undefined}
        title={labelOf(trace, span)}
        onClick={() => goTo(now(), span)}
        className={`flex min-w-0 max-w-80 cursor-pointer items-center rounded px-1 -outline-offset-2 hover:bg-hover hover:text-ink ${isCurrent ? 'font-semibold text-ink' : ''}`}
      >
        <span
          aria-hidden
          className="mr-1 h-[11px] w-[3px] shrink-0 rounded-[1px]"
          style={{ background: swatchOf(spanColours, span) }}
        />
        <bdi className="truncate">{labelOf(trace, span)}</bdi>
      </button>
    </li>
  );
}

function Arrow() {
  return <ChevronRight size={11} aria-hidden className="shrink-0 text-ink3" />;
}

/** Its service is named where it is another one than its parent's. */
function labelOf(trace: SpanTable, span: SpanIndex): string {
  const name = shortText(spanName(trace, span), 120) || 'unnamed';
  const parent = trace.parent[span];
  if (parent >= 0 && trace.service[parent] === trace.service[span]) return name;
  return `${shortText(serviceName(trace, span), 60) || 'unknown service'} ${name}`;
}

/** From the root to `span` itself. O(depth). */
function pathTo({ parent }: SpanTable, span: SpanIndex): SpanIndex[] {
  const path: SpanIndex[] = [];
  for (let at = span; at >= 0; at = parent[at]) path.push(at);
  return path.reverse();
}
