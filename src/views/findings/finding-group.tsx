import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { NOT_LISTED } from '../../analysis/finding.ts';
import { groupDigits } from '../../lib/counted.ts';
import { Button } from '../../ui/button.tsx';
import { FindingItem, type FindingItemProps } from './finding-item.tsx';
import type { FindingGroup } from './listed-findings.ts';
import { moreWords } from './more-words.ts';

/** How many of those that stand behind the first are shown at a time. */
const STEP = 50;

export interface FindingGroupItemsProps extends Pick<FindingItemProps, 'trace' | 'insights' | 'onOpenDetails'> {
  readonly group: FindingGroup;
  /** Whether it is the only finding. */
  readonly isAlone: boolean;
}

/** A finding, and a way to those like it; they are shown while one of them is chosen. */
export function FindingGroupItems({ group: { first, others }, isAlone, ...props }: FindingGroupItemsProps) {
  const { shown, analysis } = props.insights;
  // Who has read the verdict looks for what it tells of.
  const [wanted, setWanted] = useState(() => (others.includes(analysis.verdict.finding) ? STEP : 0));
  const chosenAt = others.indexOf(shown);
  const isOpen = wanted > 0 || chosenAt >= 0;
  const visible = others.slice(0, Math.max(wanted, chosenAt + 1));
  const { findings } = analysis;
  const { title } = findings[first];
  const unlisted = [first, ...others].flatMap((number) =>
    findings[number].evidence.filter((each) => each.title === NOT_LISTED).map(({ text }) => text),
  );
  const moreCount = others.length - visible.length;
  return (
    <>
      <FindingItem number={first} isAlone={isAlone} {...props}>
        {others.length > 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setWanted(isOpen ? 0 : STEP)}
            disabled={chosenAt >= 0}
            className="-ml-1 flex min-h-6 cursor-pointer items-center gap-1 rounded-sm pr-1.5 text-ink2 hover:bg-hover hover:text-ink disabled:cursor-default pointer-coarse:min-h-8"
          >
            {isOpen ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
            {moreWords(others.length, title)}
            <span className="text-ink3">{numbersOf(others)}</span>
          </button>
        )}
      </FindingItem>
      {visible.map((number) => (
        <FindingItem key={number} number={number} isAlone={false} {...props} />
      ))}
      {isOpen && moreCount > 0 && (
        <li className="border-b border-line px-4 py-2">
          <Button size="small" onClick={() => setWanted(visible.length + STEP)}>
            Show {moreCount <= STEP ? groupDigits(moreCount) : `${groupDigits(STEP)} of ${groupDigits(moreCount)}`} more
          </Button>
        </li>
      )}
      {unlisted.map((text) => (
        <li key={text} className="border-b border-line px-4 py-2 text-ink2">
          {NOT_LISTED}: {text}
        </li>
      ))}
    </>
  );
}

/** The numbers of findings that stand behind each other in the list. */
function numbersOf(numbers: readonly number[]): string {
  return `${numbers[0] + 1}–${numbers[numbers.length - 1] + 1}`;
}
