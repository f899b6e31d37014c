import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { registerBox, setBoxText } from './box-text.ts';
import { MarkedIds } from './marked-ids.tsx';
import type { OpenBoxState } from './use-open-box.ts';
import { usePaste } from './use-paste.ts';

export interface BoxInputProps {
  readonly box: OpenBoxState;
  /** Id of the list of choices. */
  readonly listId: string;
  readonly isLarge: boolean;
  readonly isFocusedAtOnce: boolean;
  readonly onFocus: () => void;
  /** What stands at the end of the field. */
  readonly children: ReactNode;
}

/** The field itself, with the ids it holds marked behind the text. */
export function BoxInput({ box, listId, isLarge, isFocusedAtOnce, onFocus, children }: BoxInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const paste = usePaste();
  const cameFrom = useRef<EventTarget | null>(null);
  useEffect(() => (input.current ? registerBox(input.current) : undefined), []);
  useEffect(() => {
    if (isFocusedAtOnce) input.current?.focus();
  }, [isFocusedAtOnce]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    box.onKeyDown(event);
    // Who came by a key goes back by one.
    const from = event.key === 'Escape' ? cameFrom.current : null;
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  };
  const alignMarks = () => {
    if (marks.current && input.current) marks.current.scrollLeft = input.current.scrollLeft;
  };
  const looks = isLarge
    ? 'h-[46px] gap-3 rounded-lg pr-2 pl-4 outline-2 -outline-offset-1 outline-line2 focus-within:outline-3 focus-within:outline-accent'
    : 'h-[28px] gap-2 rounded-[5px] border border-line2 pr-1.5 pl-2 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent pointer-coarse:h-9';
  return (
    <div className={`flex items-center bg-bg ${looks}`}>
      <Search size={isLarge ? 15 : 14} aria-hidden className="shrink-0 text-ink2" />
      <div className={`relative min-w-0 flex-1 ${isLarge ? 'font-mono text-[13px]' : ''}`}>
        <MarkedIds text={box.text} recognised={box.recognised} scroller={marks} onChanged={alignMarks} />
        <input
          ref={input}
          role="combobox"
          aria-label="Open a trace"
          aria-autocomplete="none"
          aria-expanded={box.choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={box.choices.length > 0 ? `${listId}-${box.active}` : undefined}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={isLarge ? 'Trace id, log line, URL or JSON' : 'Open a trace: id, log line, URL or file'}
          value={box.text}
          onChange={(event) => setBoxText(event.target.value)}
          onKeyDown={onKeyDown}
          onScroll={alignMarks}
          onPaste={paste}
          onFocus={({ relatedTarget }) => {
            cameFrom.current = relatedTarget;
            onFocus();
          }}
          className="relative block w-full bg-transparent py-1 text-ink outline-none placeholder:font-sans placeholder:text-ink3"
        />
      </div>
      {children}
    </div>
  );
}
