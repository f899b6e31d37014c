import { X } from 'lucide-react';
import {
  type ChangeEvent,
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { findMatching } from './find-matching.ts';
import { optionAfterKey } from './option-after-key.ts';
import { useShownWhileActive } from './use-shown-while-active.ts';

export interface CompletingFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** null while they are asked for. */
  readonly options: readonly string[] | null;
  readonly placeholder?: string | undefined;
  /** What stands in the list where it is empty: why, or that options are asked for. */
  readonly note?: string | undefined;
  /** Called when the field is first entered: its options can be asked for. */
  readonly onNear?: (() => void) | undefined;
  /** Called for a key that the list has no use for. */
  readonly onOtherKey?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  /** Called with an option that was chosen, in place of `onChange`. */
  readonly onChoose?: ((option: string) => void) | undefined;
  /** What is completed of the text: by default all of it. */
  readonly typed?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly isClearable?: boolean | undefined;
  /** Makes it a field of several lines, in which Enter and arrow keys do so much unless an option is on show. */
  readonly lines?: LinesProps | undefined;
}

/** A field of several lines. */
export interface LinesProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Called with where the caret is, in characters from the start, whenever it moves. */
  readonly onCaret: (caret: number) => void;
  /** Stands behind the text, in its measures. */
  readonly behind?: ReactNode;
}

/** How text stands in a field of several lines, and in what is laid behind it. */
export const LINES_TEXT =
  'block w-full min-h-14 rounded border px-2 py-1 pr-7 font-mono text-[11px] leading-4 whitespace-pre-wrap [overflow-wrap:anywhere]';

/** More than these nobody reads; typing finds the others. */
const MOST_SHOWN = 100;

/**
 * A field that completes what is typed from a list, of thousands too. Anything else can be typed as well. The pattern is
 * that of an editable combobox with a list, by the ARIA Authoring Practices.
 */
export function CompletingField(props: CompletingFieldProps) {
  const { label, value, onChange, options, placeholder = 'any', onNear, onOtherKey, isClearable = true, lines } = props;
  const [isOpen, setOpen] = useState(false);
  const [hasTyped, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // A field that holds a choice already shows all others when it is opened.
  const sought = props.typed ?? (hasTyped ? value : '');
  const { found, moreCount } = useMemo(() => findMatching(options ?? [], sought, MOST_SHOWN), [options, sought]);
  const note = noteOf(props, found.length, moreCount);
  const close = () => {
    setOpen(false);
    setActive(-1);
    setTyped(false);
  };
  const choose = (option: string) => {
    if (props.onChoose === undefined) onChange(option);
    else props.onChoose(option);
    close();
    (lines?.field ?? input).current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Where nothing is offered, arrow keys go from line to line.
    const hasNoStep = event.altKey || event.ctrlKey || event.metaKey || (lines !== undefined && !isOpen);
    const next = hasNoStep ? undefined : optionAfterKey(event.key, isOpen ? active : -1, found.length);
    if (next !== undefined) {
      setOpen(true);
      setActive(next);
    } else if (event.key === 'Enter' && isOpen && found[active] !== undefined && !event.ctrlKey && !event.metaKey) {
      choose(found[active]);
    } else if (event.key === 'Escape' && isOpen) close();
    else {
      if (event.key === 'Enter') close();
      onOtherKey?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const shared: ComponentProps<'input'> & ComponentProps<'textarea'> = {
    'aria-label': label,
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list',
    'aria-activedescendant': isOpen && active >= 0 ? `${id}-${active}` : undefined,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.isInvalid === true ? true : undefined,
    placeholder,
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    value,
    onFocus: onNear,
    onPointerEnter: onNear,
    onChange: (event: ChangeEvent<HTMLInputElement & HTMLTextAreaElement>) => {
      lines?.onCaret(event.target.selectionStart ?? event.target.value.length);
      onChange(event.target.value);
      setTyped(true);
      setOpen(true);
      setActive(-1);
    },
    onKeyDown,
    onBlur: close,
  };
  return (
    <div className="relative">
      {lines === undefined ? (
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={isOpen}
          title={value.slice(0, 500)}
          className="h-[26px] w-full rounded border border-line2 bg-bg pr-7 pl-2 text-ellipsis placeholder:text-ink3 pointer-coarse:h-9"
          onClick={() => setOpen(true)}
          {...shared}
        />
      ) : (
        <>
          {lines.behind}
          {/* A text box by its role: one of several lines can be no combobox. */}
          <textarea
            ref={lines.field}
            rows={3}
            aria-haspopup="listbox"
            className={`${LINES_TEXT} relative field-sizing-content resize-none border-line2 bg-transparent placeholder:text-ink3`}
            onSelect={(event) => lines.onCaret(event.currentTarget.selectionStart)}
            {...shared}
          />
        </>
      )}
      {isClearable && value !== '' && (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          className="absolute top-0 right-0 flex h-full max-h-9 w-7 cursor-pointer items-center justify-center rounded text-ink2 hover:text-ink"
          onClick={() => choose('')}
        >
          <X size={13} aria-hidden />
        </button>
      )}
      <div
        className={`absolute top-full right-0 left-0 z-30 mt-1 flex max-h-72 min-w-52 flex-col rounded-md border border-line2 bg-bg shadow-lg ${isOpen && (found.length > 0 || note.trim() !== '') ? '' : 'hidden'}`}
        // The field keeps the focus: a press on the list is no leaving it.
        onPointerDown={(event) => event.preventDefault()}
      >
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          // What scrolls is a stop of its own else, and is gone when it is reached: the list closes.
          tabIndex={-1}
          className="min-h-0 overflow-y-auto py-1 empty:hidden"
        >
          {isOpen &&
            found.map((option, i) => (
              <Option
                key={option}
                id={`${id}-${i}`}
                isActive={i === active}
                isChosen={option === value}
                onChoose={() => choose(option)}
              >
                {option}
              </Option>
            ))}
        </div>
        {isOpen && note !== '' && (
          <p role="status" className="shrink-0 border-t border-line px-2.5 py-1 text-ink2 first:border-0">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}

function noteOf({ options, note }: CompletingFieldProps, count: number, moreCount: number): string {
  if (moreCount > 0) return `${moreCount} more: type to find one.`;
  if (options === null) return note || 'Being asked for…';
  return count === 0 ? note || 'None is called that; it is searched for as typed.' : '';
}

interface OptionProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Option({ id, isActive, isChosen, onChoose, children }: OptionProps) {
  const line = useShownWhileActive(isActive);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points at its active option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={`cursor-pointer px-2.5 py-1 leading-[18px] [overflow-wrap:anywhere] pointer-coarse:py-2 ${isActive ? 'bg-accent-bg' : 'hover:bg-hover'} ${isChosen ? 'font-semibold' : ''}`}
      onClick={onChoose}
    >
      <bdi>{children}</bdi>
    </div>
  );
}
