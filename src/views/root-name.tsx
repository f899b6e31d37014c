import { withoutOverrides } from '../lib/without-overrides.ts';
import { spanTitle } from '../trace/span-title.ts';

export interface RootNameProps {
  readonly service: string;
  readonly name: string;
  /** How it is cut off where it does not fit. */
  readonly className?: string;
}

/** `service › name`, the name in bold; what has no name says so. */
export function RootName({ service, name, className = 'block truncate' }: RootNameProps) {
  return (
    <bdi className={className} title={withoutOverrides(spanTitle(service, name).slice(0, 500))}>
      <span className="text-ink2">{withoutOverrides((service || 'unknown service').slice(0, 200))} › </span>
      <strong className="font-semibold">{withoutOverrides((name || 'unnamed span').slice(0, 300))}</strong>
    </bdi>
  );
}
