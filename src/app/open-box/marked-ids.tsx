import { Fragment, type RefObject, useLayoutEffect } from 'react';
import type { RecognisedText } from './recognise-text.ts';

export interface MarkedIdsProps {
  readonly text: string;
  readonly recognised: RecognisedText;
  /** Scrolls along with the field. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onChanged: () => void;
}

/** More than fits any field; a whole log would otherwise be laid out twice. */
const LONGEST = 4000;

/** The text of the field once more, unseen, but for a mark behind each id. */
export function MarkedIds({ text, recognised, scroller, onChanged }: MarkedIdsProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text may be scrolled elsewhere
  useLayoutEffect(onChanged, [text]);
  const all = recognised.kind === 'ids' && text.length <= LONGEST ? recognised.ids : [];
  const ids = all.filter(({ from, to }) => to > from);
  if (ids.length === 0) return null;
  return (
    <div
      ref={scroller}
      aria-hidden
      className="pointer-events-none absolute inset-0 overflow-hidden py-1 whitespace-pre text-transparent select-none"
    >
      {ids.map(({ from, to }, i) => (
        <Fragment key={from}>
          {text.slice(i === 0 ? 0 : ids[i - 1].to, from)}
          <mark className="rounded-xs border-b border-accent bg-accent-bg text-transparent">
            {text.slice(from, to)}
          </mark>
        </Fragment>
      ))}
      {text.slice(ids[ids.length - 1].to)}
    </div>
  );
}
