import { groupDigits } from '../../../lib/counted.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { serviceColour } from '../../../ui/palette.ts';
import { shortText } from '../short-text.ts';

/** Three lines of two. */
const MOST = 6;

/** Which colour is which service: those with the most spans, and how many there are beside them. */
export function Legend({ trace }: { readonly trace: SpanTable }) {
  const largest = trace.services
    .map(({ name, spanCount }, index) => ({ index, name: trace.strings.get(name), spanCount }))
    .sort((a, b) => b.spanCount - a.spanCount);
  const shown = largest.slice(0, largest.length > MOST ? MOST - 1 : MOST);
  const rest = largest.slice(shown.length);
  return (
    <ul
      aria-label="Services"
      className="grid h-full grid-cols-2 content-center gap-x-4 px-4 text-[11px] leading-[15px]"
    >
      {shown.map(({ index, name, spanCount }) => (
        <li key={index} className="flex min-w-0 items-center gap-2">
          <span
            aria-hidden="true"
            className="size-[9px] shrink-0 rounded-[2px]"
            style={{ background: serviceColour(index) }}
          />
          <bdi className="min-w-0 flex-1 truncate text-ink" title={shortText(name, 2000)}>
            {name === '' ? 'unknown service' : shortText(name, 120)}
          </bdi>
          <span className="shrink-0 text-ink3" title={`${groupDigits(spanCount)} spans`}>
            {groupDigits(spanCount)}
          </span>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="text-ink3" title={shortText(rest.map(({ name }) => name || 'unknown service').join(', '), 2000)}>
          +{groupDigits(rest.length)} services
        </li>
      )}
    </ul>
  );
}
