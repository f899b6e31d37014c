import { Dialog } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { letterKeys } from '../ui/letter-keys.ts';
import { useStored } from '../ui/use-stored.ts';
import type { Command } from '../views/waterfall/commands/command.ts';
import { COMMANDS } from '../views/waterfall/commands/index.ts';
import { keyText } from '../views/waterfall/commands/key-text.ts';
import { WATERFALL_KEYS } from '../views/waterfall/keys.ts';

interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

type Section = readonly [title: string, lines: readonly KeyLine[]];

const PAGE_KEYS: readonly KeyLine[] = [
  { keys: ['/'], does: 'To the box “Open a trace”' },
  { keys: ['t'], does: 'Search traces' },
  { keys: ['?'], does: 'This list' },
  { keys: ['Ctrl V'], does: 'Open what was copied: an id, a log line, a document, a file' },
];

const PANEL_KEYS: readonly KeyLine[] = [
  { keys: ['Enter', 'Enter'], does: 'Into the details of a row' },
  { keys: ['Esc'], does: 'From the details back to the rows; closes them where they cover bars' },
  { keys: ['k'], does: 'Keep the selected span for comparison (pin), or unpin it' },
];

const FINDING_KEYS: readonly KeyLine[] = [
  { keys: ['n', 'p'], does: 'To the next finding, or the one before' },
  { keys: ['Esc'], does: 'Choose no finding again' },
];

const POINTER: readonly KeyLine[] = [
  { keys: ['Wheel'], does: 'Scroll' },
  { keys: ['Shift', 'Wheel'], does: 'Move through time' },
  { keys: ['Ctrl', 'Wheel'], does: 'Zoom about the pointer; so does a pinch' },
  { keys: ['Drag'], does: 'Move along' },
  { keys: ['Drag on the axis'], does: 'Draw the stretch of time to show' },
  { keys: ['Shift', 'Drag'], does: 'The same, over the bars' },
  { keys: ['Double click'], does: 'Zoom to a bar, or to the bar of a name' },
  { keys: ['Right click'], does: 'A row’s menu' },
];

const COMMAND_SECTIONS = COMMANDS.map(({ title, commands }): Section => [title, commands.flatMap(lineOf)]);

const SECTIONS: readonly Section[] = [
  ['Anywhere', PAGE_KEYS],
  ['Waterfall', WATERFALL_KEYS],
  ...COMMAND_SECTIONS,
  ['Findings', FINDING_KEYS],
  ['Details', PANEL_KEYS],
  ['Pointer, on the waterfall', POINTER],
];

function lineOf({ keys, shownAs = keys.map(keyText), title }: Command): readonly KeyLine[] {
  return shownAs.length === 0 ? [] : [{ keys: shownAs, does: title }];
}

/** All keys, as `?` shows them. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} title="Keys">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list is longer than most windows, and nothing in it takes the focus that keys would scroll by. */}
      <section aria-label="List of keys" tabIndex={0} className="flex flex-col gap-4">
        <LetterKeys />
        {SECTIONS.map(([title, lines]) => (
          <KeySection key={title} title={title} lines={lines} />
        ))}
      </section>
    </Dialog>
  );
}

function LetterKeys() {
  const isOn = useStored(letterKeys);
  return (
    <label className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-9">
      <input type="checkbox" checked={isOn} onChange={(event) => letterKeys.set(event.target.checked)} />
      Keys of a single letter or sign work anywhere, not only in the rows
    </label>
  );
}

function KeySection({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) {
  return (
    <section>
      <h3 className="pb-1.5 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[140px_1fr] items-center gap-x-4 gap-y-1.5">
        {lines.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex flex-wrap gap-1">
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </dt>
            <dd className="text-ink2">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
