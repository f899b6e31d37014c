import type { UrlParts } from '../../analysis/text-forms/url-parts.ts';
import { counted } from '../../lib/counted.ts';
import { ShownText } from './shown-text.tsx';
import { ValueLink } from './value-link.tsx';

export interface UrlTableProps {
  /** As received: where the link goes, if there is one. */
  readonly url: string;
  readonly parts: UrlParts;
}

/** An address and its query's parameters, decoded, one a line. */
export function UrlTable({ url, parts: { address, parameters, left, fragment } }: UrlTableProps) {
  return (
    <div className="rounded border border-line bg-bg px-2 py-1 [overflow-wrap:anywhere]">
      {address !== '' && (
        <bdi className="block py-0.5">
          <ValueLink href={url} text={address} />
        </bdi>
      )}
      <dl className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-3 text-[11px]">
        {parameters.map(({ name, value }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat and never move
          <div key={i} className="col-span-2 grid grid-cols-subgrid py-0.5 whitespace-pre-wrap">
            <dt className="text-ink3">
              <ShownText text={name} limit={200} />
            </dt>
            <dd>
              <ShownText text={value} limit={300} />
            </dd>
          </div>
        ))}
        {fragment !== '' && (
          <div className="col-span-2 grid grid-cols-subgrid py-0.5">
            <dt className="text-ink3">#</dt>
            <dd>
              <ShownText text={fragment} limit={300} />
            </dd>
          </div>
        )}
      </dl>
      {left > 0 && <p className="py-0.5 text-ink2">And {counted(left, 'parameter')} more, in the raw text.</p>}
    </div>
  );
}
