import type { KeyboardEvent, MouseEvent } from 'react';
import { counted, groupDigits } from '../../../lib/counted.ts';
import { shortText } from '../short-text.ts';
import type { ColourGroup } from '../span-colours.ts';
import type { GroupPress } from './use-lit-groups.ts';

interface GroupButtonProps {
  readonly group: ColourGroup;
  readonly isLit: boolean;
  /** Others stand out, and none of its spans does. */
  readonly isDim: boolean;
  /** Its spans are left out. */
  readonly isExcluded: boolean;
  readonly onPress: (press: GroupPress) => void;
  /** Its part of the critical path, in place of how many spans it has. */
  readonly share?: string | undefined;
  readonly className?: string;
}

/** A group's swatch, name and count; pressed while its spans are asked for. Shift and Ctrl add it, Alt leaves it out. */
export function GroupButton({ group, isLit, isDim, isExcluded, onPress, share, className = '' }: GroupButtonProps) {
  const { label, swatch, colour, spanCount } = group;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || pressOf(event) === 'alone') return;
    event.preventDefault();
    onPress(pressOf(event));
  };
  return (
    <button
      type="button"
      aria-pressed={isLit}
      title={`${shortText(label, 1000)}: ${counted(spanCount, 'span')}${share === undefined ? '' : `, ${share} of the critical path`}${HINT}`}
      className={`flex w-full min-w-0 cursor-pointer items-center gap-2 rounded-sm px-1 text-left -outline-offset-1 hover:bg-hover ${isLit ? 'bg-accent-bg text-ink' : isDim ? 'text-ink3' : 'text-ink'} ${className}`}
      onClick={(event) => onPress(pressOf(event))}
      onKeyDown={onKeyDown}
    >
      <span
        aria-hidden="true"
        className={`size-[9px] shrink-0 rounded-[2px] forced-color-adjust-none ${isDim ? 'opacity-50' : ''}`}
        style={{ background: swatch ?? colour }}
      />
      <bdi className={`min-w-0 flex-1 truncate ${isLit ? 'font-semibold' : ''} ${isExcluded ? 'line-through' : ''}`}>
        {shortText(label, 120)}
      </bdi>
      {isExcluded && <span className="sr-only">, left out, </span>}
      <span className="shrink-0 text-ink3">
        <span className={share === undefined ? undefined : 'sr-only'}>
          {groupDigits(spanCount)}
          <span className="sr-only">{spanCount === 1 ? ' span' : ' spans'}</span>
        </span>
        {share !== undefined && (
          <>
            <span className="sr-only">, </span>
            {share}
            <span className="sr-only"> of the critical path</span>
          </>
        )}
      </span>
    </button>
  );
}

const HINT = '\nFilters by it; with Shift beside others, with Alt without it';

function pressOf({ shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent | MouseEvent): GroupPress {
  if (altKey) return 'exclude';
  return shiftKey || ctrlKey || metaKey ? 'add' : 'alone';
}
