import { formatShare } from '../../lib/format-share.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';
import { formatDuration } from '../../trace/time.ts';
import { type ServiceShare, serviceShares } from './service-shares.ts';
import type { TraceReading } from './trace-reader.ts';

export interface ServiceBarProps {
  /** undefined while it has not been asked for. */
  readonly reading: TraceReading | undefined;
  readonly colourOf: (service: string) => string;
}

/** Where the time of a trace went, service by service, as one bar. */
export function ServiceBar({ reading, colourOf }: ServiceBarProps) {
  if (reading?.times == null) return <Unread error={reading?.error ?? ''} />;
  const shares = serviceShares(reading.times);
  const words = shares.map(wordsOf).join(', ');
  return (
    <span className="flex h-3 w-full gap-px" title={words}>
      <span className="sr-only">{words}</span>
      {shares.map(({ name, share }) => (
        <span
          key={name}
          aria-hidden
          className={`h-full min-w-px first:rounded-l-xs last:rounded-r-xs ${name === null ? 'bg-ink3' : ''}`}
          style={{ flexGrow: share, flexBasis: 0, ...(name !== null && { background: colourOf(name) }) }}
        />
      ))}
    </span>
  );
}

function wordsOf({ name, time, share }: ServiceShare): string {
  const service = name === null ? 'others' : withoutOverrides(name.slice(0, 100)) || 'unknown service';
  return `${service} ${formatDuration(time)} (${formatShare(share, 1)})`;
}

function Unread({ error }: { readonly error: string }) {
  if (error === '') return <span className="block h-3 w-full rounded-xs bg-track" />;
  return (
    <span className="block truncate text-ink2" title={error}>
      not read: {error}
    </span>
  );
}
