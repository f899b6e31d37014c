import { CircleAlert, PanelRight } from 'lucide-react';
import { Suspense } from 'react';
import { counted } from '../../lib/counted.ts';
import type { OpenedTrace, OpenedTraces } from '../../load/opened-traces.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration, formatStart } from '../../trace/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { serviceColour } from '../../ui/palette.ts';
import { useStored } from '../../ui/use-stored.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import { timeZone } from '../time-zone.ts';
import { HeaderRow } from './header-row.tsx';
import type { Screen } from './screen-actions.ts';
import { ShareButton } from './share-button.tsx';
import { rootTexts, shortId } from './title-texts.ts';

const CopyButton = lazyPart(async () => (await import('../../ui/copy-button.tsx')).CopyButton, 'left out');
const TitleChips = lazyPart(async () => (await import('./title-chips.tsx')).TitleChips, 'left out');
const AnswerTime = lazyPart(async () => (await import('./answer-time.tsx')).AnswerTime, 'left out');
const ShareMenu = lazyPart(async () => (await import('./share-menu.tsx')).ShareMenu, 'left out');

export interface TitleRowProps {
  readonly opened: OpenedTraces;
  readonly trace: OpenedTrace;
  /** The trace at the times that are shown; null for those recorded. */
  readonly table: SpanTable | null;
  readonly screen: Screen;
  /** null until the trace is analysed. */
  readonly insights: TraceInsights | null;
  readonly onReload: () => Promise<void>;
  readonly onOpenDetails: (span: number) => void;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
}

/** What trace this is, in figures, and what can be done with the whole of it. */
export function TitleRow(props: TitleRowProps) {
  const { opened, trace, screen, insights, isPanelOpen, onTogglePanel } = props;
  const table = props.table ?? trace.table;
  const { file, example } = screen.address;
  const isFromBackend = file === '' && example === '';
  const hasChip = opened.asked.length + opened.defects.length + table.defects.length > 0;
  const errors = <Errors count={table.errorCount} />;
  // Keeps free what the chips will need, so that no row moves when they come.
  const chipPlaces = (
    <>
      {errors}
      {hasChip && <span className="h-[20px] w-20" />}
      {isFromBackend && <span className="size-[22px] pointer-coarse:size-8" />}
    </>
  );
  return (
    <HeaderRow
      actions={
        <>
          <Suspense fallback={<ShareButton disabled />}>
            <ShareMenu opened={opened} trace={trace} screen={screen} insights={insights} />
          </Suspense>
          <IconButton
            label={isPanelOpen ? 'Hide details' : 'Show details'}
            isBordered
            onClick={onTogglePanel}
            className={isPanelOpen ? 'bg-hover text-ink' : ''}
          >
            <PanelRight size={14} aria-hidden />
          </IconButton>
        </>
      }
    >
      <Root table={table} />
      <strong className="font-semibold">{formatDuration(table.duration)}</strong>
      <Suspense>
        <AnswerTime trace={table} />
      </Suspense>
      <span className="text-ink2">{counted(table.length, 'span')}</span>
      <span className="text-ink2">{counted(namedServices(table), 'service')}</span>
      <Suspense fallback={chipPlaces}>
        <TitleChips {...props} trace={table} recorded={trace.table} isFromBackend={isFromBackend} errors={errors} />
      </Suspense>
      <Start table={table} />
      <span className="flex items-center gap-1 font-mono text-[11px] text-ink2">
        <bdi title={table.traceId.slice(0, 200)}>{shortId(table.traceId)}</bdi>
        <Suspense fallback={<span className="size-[22px] pointer-coarse:size-8" />}>
          <CopyButton text={table.traceId} label="Copy trace id" />
        </Suspense>
      </span>
    </HeaderRow>
  );
}

function Root({ table }: { readonly table: SpanTable }) {
  const [service, name] = rootTexts(table);
  const colour = table.primaryRoot < 0 ? undefined : serviceColour(table.service[table.primaryRoot]);
  return (
    <h1 className="flex max-w-full min-w-0 items-center gap-2 text-[13px] font-semibold max-sm:min-h-[26px] max-sm:pointer-coarse:min-h-9 max-sm:w-full max-sm:pr-28">
      <span aria-hidden className="h-[13px] w-[3px] shrink-0 rounded-xs" style={{ background: colour }} />
      {/* Each name in a direction of its own: as one text, Arabic before Latin would turn both about. */}
      <span className="min-w-0 truncate" title={`${service} › ${name}`.slice(0, 2000)}>
        <bdi>{service.slice(0, 200)}</bdi> › <bdi>{name.slice(0, 300)}</bdi>
      </span>
    </h1>
  );
}

function Errors({ count }: { readonly count: number }) {
  if (count === 0) return <span className="text-ink2">0 errors</span>;
  return (
    <span className="flex h-[20px] items-center gap-1 px-2 text-err">
      <CircleAlert size={14} aria-hidden />
      {counted(count, 'error')}
    </span>
  );
}

function Start({ table }: { readonly table: SpanTable }) {
  const zone = useStored(timeZone);
  return (
    <time className="text-ink2" title={formatStart(table.startTimeUnixNano, zone, 9)}>
      {formatStart(table.startTimeUnixNano, zone)}
    </time>
  );
}

/** Spans without a service name are no service. */
function namedServices({ services, strings }: OpenedTrace['table']): number {
  return services.filter((service) => strings.get(service.name) !== '').length;
}
