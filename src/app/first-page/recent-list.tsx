import { CircleAlert, X } from 'lucide-react';
import { Link } from 'wouter';
import { formatDuration, formatTimestamp } from '../../trace/time.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStored } from '../../ui/use-stored.ts';
import { RootName } from '../../views/root-name.tsx';
import { keptFiles } from '../kept-files.ts';
import { type RecentTrace, recentTraces, withoutTrace } from '../recent-traces.ts';
import { useShared } from '../shared-state.ts';
import { timeZone } from '../time-zone.ts';
import { formatUrl } from '../url-state.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { Section } from './section.tsx';

/** The traces opened lately, each removable. Nothing is shown where there are none. */
export function RecentList() {
  const recent = useStored(recentTraces);
  if (recent.length === 0) return null;
  return (
    <Section
      title="Recent"
      end={
        <TextButton className="text-ink2" onClick={() => recentTraces.set([])}>
          Clear
        </TextButton>
      }
    >
      <ul aria-label="Recent">
        {recent.map((trace) => (
          <li
            key={JSON.stringify([trace.traceId, trace.backend, trace.example, trace.file])}
            className="group relative border-t border-line last:border-b"
          >
            <RecentRow trace={trace} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RecentRow({ trace }: { readonly trace: RecentTrace }) {
  const zone = useStored(timeZone);
  const isGone = useIsGone(trace);
  const when = formatTimestamp(BigInt(trace.startTimeUnixNano), zone, 0);
  return (
    <div className="flex items-center">
      <Link
        href={formatUrl({ ...trace, page: 'trace', span: '' })}
        className="min-w-0 flex-1 py-1.5 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <RootName service={trace.rootService} name={trace.rootName} />
          </span>
          {trace.errorCount > 0 && <CircleAlert size={14} role="img" aria-label="with errors" className="text-err" />}
          <span>{formatDuration(trace.duration)}</span>
        </span>
        <span className="block truncate text-ink2">
          {trace.backend || trace.file || 'example'} · {isGone ? 'drop the file again' : when}
        </span>
      </Link>
      <IconButton
        label={`Remove ${trace.rootService} › ${trace.rootName}`.slice(0, 200)}
        title="Remove"
        size="small"
        className="ml-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
        onClick={() => recentTraces.set(withoutTrace(recentTraces.get(), trace))}
      >
        <X size={13} aria-hidden />
      </IconButton>
    </div>
  );
}

/** A file is read in the browser and kept nowhere: once the page has been left, only the file itself brings it back. */
function useIsGone(trace: RecentTrace): boolean {
  const kept = useShared(keptFiles);
  const { files } = usePageSetup();
  return trace.file !== '' && !kept.has(trace.file) && !files?.some((file) => file.name === trace.file);
}
