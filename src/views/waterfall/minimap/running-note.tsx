import { counted } from '../../../lib/counted.ts';
import { shortText } from '../short-text.ts';
import type { ColourGroup } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';
import type { RunningSpans } from './running-spans.ts';
import { countInWords, groupsRunning, meanInWords, timeInWords } from './running-words.ts';

interface RunningNoteProps {
  readonly running: RunningSpans;
  readonly groups: readonly ColourGroup[];
  readonly column: number;
  /** The group under the pointer; null for none. */
  readonly group: number | null;
  /** Of the column, and the width within which the note must stay. */
  readonly x: CssPixels;
  readonly width: CssPixels;
  readonly top: CssPixels;
}

const WIDEST: CssPixels = 240;
const BESIDE: CssPixels = 10;

/** What runs in the time under the pointer, or under the cursor that keys move. */
export function RunningNote({ running, groups, column, group: pointed, x, width, top }: RunningNoteProps) {
  const { named, restCount } = groupsRunning(running, groups, column);
  const isRightOf = x + BESIDE + WIDEST <= width || x < width / 2;
  const place = isRightOf ? { left: x + BESIDE } : { right: width - x + BESIDE };
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-20 w-max rounded-md border border-line2 bg-bg px-3 py-2 shadow-lg"
      style={{ ...place, top, maxWidth: WIDEST }}
    >
      <p className="font-semibold first-letter:uppercase">{countInWords(running, column)}</p>
      <p className="text-ink2">{timeInWords(running, column)}</p>
      <ul>
        {named.map(({ group, index, mean }) => (
          <li key={index} className={`flex items-center gap-2 ${index === pointed ? 'font-semibold' : 'text-ink2'}`}>
            <span
              className="size-[9px] shrink-0 rounded-[2px] forced-color-adjust-none"
              style={{ background: group.swatch ?? group.colour }}
            />
            <bdi className="min-w-0 flex-1 truncate">{shortText(group.label, 120)}</bdi>
            <span>{meanInWords(mean)}</span>
          </li>
        ))}
      </ul>
      {restCount > 0 && <p className="text-ink3">and {counted(restCount, 'more group')}</p>}
      <p className="text-ink3">Click points them out, Shift adds.</p>
    </div>
  );
}
