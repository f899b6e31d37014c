import { Fragment, type RefObject, useLayoutEffect } from 'react';
import type { FilterProblem } from '../../../analysis/filter/filter-expression.ts';

interface ProblemMarksProps {
  readonly text: string;
  readonly problems: readonly FilterProblem[];
  /** Scrolls along with the field. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onChanged: () => void;
}

/** More than fits any field; what is pasted would otherwise be laid out twice. */
const LONGEST = 4000;

/** The text of the field once more, unseen, but for a line below what is not understood. */
export function ProblemMarks({ text, problems, scroller, onChanged }: ProblemMarksProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text may be scrolled elsewhere
  useLayoutEffect(onChanged, [text]);
  if (problems.length === 0 || text.length > LONGEST) return null;
  const ordered = problems.toSorted((a, b) => a.start - b.start);
  return (
    <div
      ref={scroller}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 flex items-center overflow-hidden whitespace-pre text-transparent select-none"
    >
      <span>
        {ordered.map(({ start, end }, i) => {
          const before = i === 0 ? 0 : ordered[i - 1].end;
          return (
            <Fragment key={start}>
              {text.slice(before, start)}
              <span className="underline decoration-err decoration-wavy decoration-1 underline-offset-2 forced-color-adjust-none">
                {text.slice(Math.max(before, start), end)}
              </span>
            </Fragment>
          );
        })}
        {text.slice(ordered[ordered.length - 1].end)}
      </span>
    </div>
  );
}
