import { Check } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { counted } from '../../../lib/counted.ts';
import { formatShare } from '../../../lib/format-share.ts';
import type { AttributeKey } from '../../../trace/attribute-column.ts';
import { optionAfterKey } from '../../../ui/option-after-key.ts';
import { useShownWhileActive } from '../../../ui/use-shown-while-active.ts';
import { shortText } from '../short-text.ts';
import { findOptions, type ModeOption } from './mode-options.ts';

interface ModeListProps {
  /** null while they are read. */
  readonly keys: readonly AttributeKey[] | null;
  readonly chosen: string;
  readonly onChoose: (by: string) => void;
  /** Called when an option has been pointed at for a moment: what it needs can be made ready. */
  readonly onPoint: (by: string) => void;
}

/** A pointer that passes means nothing. */
const POINTED_AFTER_MS = 60;

/** What to colour by: a box to type in, and below it the modes and attributes that are called so. */
export function ModeList({ keys, chosen, onChoose, onPoint }: ModeListProps) {
  const [typed, setTyped] = useState('');
  const { options, moreCount } = findOptions(keys ?? [], typed);
  const [pointed, setPointed] = useState<string | null>(null);
  const id = useId();
  const active = options.find(({ by }) => by === (pointed ?? chosen)) ?? options[0];
  const activeBy = active?.by;
  useEffect(() => {
    if (activeBy === undefined) return;
    const timer = window.setTimeout(() => onPoint(activeBy), POINTED_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [activeBy, onPoint]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active === undefined ? -1 : options.indexOf(active);
    const next = options[optionAfterKey(event.key, at, options.length) ?? -1];
    if (event.key === 'Enter' && active !== undefined) onChoose(active.by);
    else if (next !== undefined) setPointed(next.by);
    else return;
    event.preventDefault();
  };
  const optionId = (by: string) => `${id}-${by.replaceAll(/[^\w.:-]/g, '_')}`;
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Colour by"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(active.by)}
        placeholder="Colour by … (any attribute)"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        className="mx-2 mt-2 mb-1 h-[26px] shrink-0 rounded border border-line2 bg-bg px-2 pointer-coarse:h-9"
        onChange={(event) => {
          setTyped(event.target.value);
          setPointed(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Colour by" className="min-h-0 overflow-y-auto py-1">
        {options.map((option) => (
          <Option
            key={option.by}
            id={optionId(option.by)}
            option={option}
            isActive={option === active}
            isChosen={option.by === chosen}
            onPoint={() => setPointed(option.by)}
            onChoose={() => onChoose(option.by)}
          />
        ))}
      </div>
      <p role="status" className="shrink-0 px-3 pb-1 text-ink3 empty:hidden">
        {stateInWords(keys, options.length, moreCount)}
      </p>
    </>
  );
}

function stateInWords(keys: ModeListProps['keys'], count: number, moreCount: number): string {
  if (keys === null) return 'Attributes are being read…';
  if (count === 0) return 'No attribute is called that.';
  return moreCount > 0 ? `${counted(moreCount, 'more attribute')}: type to find one.` : '';
}

interface OptionProps {
  readonly id: string;
  readonly option: ModeOption;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, option, isActive, isChosen, onPoint, onChoose }: OptionProps) {
  const line = useShownWhileActive(isActive);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the box has the focus and points at its active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys.
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      title={shortText(option.label, 1000)}
      className={`flex min-h-[26px] cursor-pointer items-center gap-2 px-2.5 pointer-coarse:min-h-9 ${isActive ? 'bg-accent-bg' : 'hover:bg-hover'}`}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      <span aria-hidden="true" className="flex w-3.5 shrink-0 justify-center text-ink2">
        {isChosen && <Check size={13} />}
      </span>
      <bdi className="min-w-0 flex-1 truncate">{shortText(option.label, 120)}</bdi>
      {option.share !== null && (
        <span className="shrink-0 text-ink3" title="Spans that have it">
          {formatShare(option.share, 1)}
        </span>
      )}
    </div>
  );
}
