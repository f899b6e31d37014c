import { useEffect, useState } from 'react';
import { counted } from '../../../lib/counted.ts';
import { formatShare } from '../../../lib/format-share.ts';
import type { AttributeKey } from '../../../trace/attribute-column.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useStored } from '../../../ui/use-stored.ts';
import { attributeColumn } from '../columns/attribute.ts';
import { waterfallSettings } from '../waterfall-settings.ts';
import { toggleColumn } from './change-columns.ts';

interface AttributeDialogProps {
  readonly readers: TraceReaders;
  readonly onClose: () => void;
}

/** More lines are no help; typing is. */
const MOST_LINES = 200;

/** Chooses the attributes that have a column. */
export function AttributeDialog({ readers, onClose }: AttributeDialogProps) {
  const keys = useAttributeKeys(readers);
  const [typed, setTyped] = useState('');
  const { columns } = useStored(waterfallSettings);
  const chosen = columns
    .filter((id) => id.startsWith(attributeColumn.id))
    .map((id) => id.slice(attributeColumn.id.length));
  return (
    <Dialog isOpen onClose={onClose} title="Columns of attributes">
      <input
        type="text"
        aria-label="Find an attribute"
        placeholder="Find an attribute; Enter takes the first"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = Array.isArray(keys) && typed.trim() !== '' ? keysWith(keys, typed) : [];
          if (event.key === 'Enter' && first !== undefined) toggleColumn(`${attributeColumn.id}${first.key}`);
        }}
        className="mb-2 h-7 w-full rounded border border-line2 bg-bg px-2 text-ink placeholder:text-ink3 pointer-coarse:h-9"
      />
      {keys === null && <p className="text-ink2">Reading which attributes there are…</p>}
      {keys === 'unreadable' && <p className="text-ink2">The attributes of this trace cannot be read any more.</p>}
      {Array.isArray(keys) && <KeyList keys={keys} typed={typed} chosen={chosen} />}
    </Dialog>
  );
}

type Keys = readonly AttributeKey[] | 'unreadable' | null;

function useAttributeKeys(readers: TraceReaders): Keys {
  const [known, setKnown] = useState<Keys>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (keys: Keys) => {
      if (isCurrent) setKnown(keys);
    };
    readers.attributeKeys().then(show, () => show('unreadable'));
    return () => {
      isCurrent = false;
    };
  }, [readers]);
  return known;
}

function keysWith(keys: readonly AttributeKey[], typed: string): readonly AttributeKey[] {
  return keys.filter(({ key }) => key.toLowerCase().includes(typed.trim().toLowerCase()));
}

interface KeyListProps {
  readonly keys: readonly AttributeKey[];
  readonly typed: string;
  readonly chosen: readonly string[];
}

function KeyList({ keys, typed, chosen }: KeyListProps) {
  const all = [...chosen.filter((key) => keys.every((known) => known.key !== key)).map(absent), ...keys];
  const found = keysWith(all, typed);
  if (found.length === 0) return <p className="text-ink2">No attribute has that in its name.</p>;
  return (
    <ul aria-label="Attributes">
      {found.slice(0, MOST_LINES).map((attribute) => (
        <li key={attribute.key}>
          <label className="flex min-h-6 cursor-pointer items-center gap-2 rounded px-1 hover:bg-hover pointer-coarse:min-h-9">
            <input
              type="checkbox"
              checked={chosen.includes(attribute.key)}
              onChange={() => toggleColumn(`${attributeColumn.id}${attribute.key}`)}
            />
            <bdi className="min-w-0 flex-1 truncate">{attribute.key}</bdi>
            <span className="shrink-0 text-ink3">{shareText(attribute)}</span>
          </label>
        </li>
      ))}
      {found.length > MOST_LINES && (
        <li className="pt-1 text-ink2">{counted(found.length - MOST_LINES, 'more key')}</li>
      )}
    </ul>
  );
}

/** A key that was chosen in another trace. */
function absent(key: string): AttributeKey {
  return { key, share: 0, isOfResource: false };
}

function shareText({ share, isOfResource }: AttributeKey): string {
  if (share === 0) return 'not in this trace';
  return `${isOfResource ? 'resource, ' : ''}${formatShare(share, 1)} of spans`;
}
