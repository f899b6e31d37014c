import { counted } from '../../lib/counted.ts';
import { withoutOverrides } from '../../lib/without-overrides.ts';

const MOST_NAMES = 8;

export interface ServiceLegendProps {
  /** What the colours stand for. */
  readonly title: string;
  /** Names of services, the largest first. */
  readonly services: readonly string[];
  readonly colourOf: (service: string) => string;
}

/** Which colour is which service. */
export function ServiceLegend({ title, services, colourOf }: ServiceLegendProps) {
  if (services.length === 0) return null;
  const others = services.slice(MOST_NAMES);
  return (
    <div className="flex flex-wrap items-center gap-x-3.5 gap-y-0.5 px-4 py-2 text-ink2">
      <span>{title}</span>
      {services.slice(0, MOST_NAMES).map((service) => (
        <span key={service} className="flex max-w-48 min-w-0 items-center gap-1.5 text-ink">
          <span aria-hidden className="size-2 shrink-0 rounded-xs" style={{ background: colourOf(service) }} />
          <bdi className="truncate">{withoutOverrides(service) || 'unknown service'}</bdi>
        </span>
      ))}
      {others.length > 0 && (
        <span title={withoutOverrides(others.join(', ').slice(0, 1000))}>{counted(others.length, 'other')}</span>
      )}
    </div>
  );
}
