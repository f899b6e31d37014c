import { Dialog } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { WATERFALL_KEYS } from '../views/waterfall/keys.ts';

interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

const PAGE_KEYS: readonly KeyLine[] = [
  { keys: ['/'], does: 'To the box “Open a trace”' },
  { keys: ['?'], does: 'This list' },
  { keys: ['Ctrl V'], does: 'Open what was copied: an id, a log line, a document, a file' },
];

const POINTER: readonly KeyLine[] = [
  { keys: ['Wheel'], does: 'Scroll' },
  { keys: ['Ctrl', 'Wheel'], does: 'Zoom about the pointer' },
  { keys: ['Drag'], does: 'Move along' },
];

const SECTIONS: readonly (readonly [title: string, lines: readonly KeyLine[]])[] = [
  ['Anywhere', PAGE_KEYS],
  ['Waterfall', WATERFALL_KEYS],
  ['Pointer, on the waterfall', POINTER],
];

/** All keys, as `?` shows them. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} title="Keys">
      <div className="flex flex-col gap-4">
        {SECTIONS.map(([title, lines]) => (
          <KeySection key={title} title={title} lines={lines} />
        ))}
      </div>
    </Dialog>
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
