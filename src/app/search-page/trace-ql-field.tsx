import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { LoadProblem } from '../../load/load-problem.ts';
import { type TextPosition, traceQlPosition } from '../../load/search/trace-ql-position.ts';
import { CompletingField, LINES_TEXT } from '../../ui/completing-field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { FormField } from './form-field.tsx';
import type { FoundPlace } from './search-places.ts';
import { splitAt } from './split-at.ts';
import { attributeToAsk, traceQlOptions } from './trace-ql-options.ts';
import { completeAt, placeAtCaret } from './trace-ql-place.ts';
import { useAttributeKeys, useTraceQlValues } from './use-completions.ts';

export interface TraceQlFieldProps {
  readonly isByHand: boolean;
  /** What the form writes, or what was written by hand. */
  readonly text: string;
  /** What the fields would write in its place; empty where they do. */
  readonly ofFields: string;
  readonly found: FoundPlace | null;
  readonly problem: string | undefined;
  /** Why the server refused the text as it stands, null where it did not. */
  readonly refusal: LoadProblem | null;
  readonly onChange: (text: string) => void;
  /** Makes the text the query, or the fields again. */
  readonly onByHand: (isByHand: boolean) => void;
}

/** The query as Tempo gets it: shown as the form writes it, or written by hand. */
export function TraceQlField({
  isByHand,
  text,
  ofFields,
  found,
  problem,
  refusal,
  onChange,
  onByHand,
}: TraceQlFieldProps) {
  const keys = useAttributeKeys(found);
  const lines = useLines(text);
  const place = useMemo(() => placeAtCaret(text, lines.caret), [text, lines.caret]);
  const values = useTraceQlValues(found, isByHand ? attributeToAsk(place) : '');
  const options = useMemo(
    () => traceQlOptions(place, keys.options ?? [], values.options),
    [place, keys.options, values.options],
  );
  const labels = useMemo(() => (options === null ? null : [...options.keys()]), [options]);
  const position = refusal === null ? null : traceQlPosition(refusal);
  const refusalId = useId();
  const isEntered = useRef(false);
  useEffect(() => {
    if (isByHand && isEntered.current) lines.field.current?.focus();
    isEntered.current = false;
  }, [isByHand, lines.field]);
  const toggle = () => {
    isEntered.current = !isByHand;
    onByHand(!isByHand);
  };
  const complete = (option: string) => {
    const next = option === '' ? { text: '', caret: 0 } : completeAt(text, place, options?.get(option) ?? option);
    lines.moveCaret(next.caret);
    onChange(next.text);
  };
  return (
    <FormField
      title="TraceQL"
      problem={problem}
      note={isByHand ? 'Ctrl+Enter searches.' : undefined}
      end={
        <span className="flex gap-3">
          {isByHand && text !== ofFields && (
            <TextButton
              title="Puts what the form asks in the place of what is written"
              onClick={() => {
                lines.moveCaret(ofFields.length);
                onChange(ofFields);
              }}
            >
              as the form has it
            </TextButton>
          )}
          <TextButton onClick={toggle}>{isByHand ? 'back to the form' : 'edit'}</TextButton>
        </span>
      }
    >
      {isByHand && (
        <CompletingField
          label="TraceQL"
          value={text}
          typed={place.typed}
          options={labels}
          note={labels?.length === 0 ? ' ' : undefined}
          placeholder="{ status = error }"
          onChange={onChange}
          onChoose={complete}
          lines={{
            field: lines.field,
            onCaret: lines.onCaret,
            behind: (
              <Marked
                text={text}
                position={position}
                isBehind
                className={`${LINES_TEXT} absolute inset-0 border-transparent bg-bg text-transparent`}
              />
            ),
          }}
          describedBy={refusal === null ? undefined : refusalId}
          onNear={() => {
            keys.ask();
            values.ask();
          }}
          isInvalid={problem !== undefined || refusal !== null}
        />
      )}
      {!isByHand && (
        <Marked
          text={text}
          position={position}
          isBehind={false}
          className="block rounded border border-line bg-bg px-2 py-1 font-mono text-[11px] leading-4 [overflow-wrap:anywhere] whitespace-pre-wrap"
        />
      )}
      {refusal !== null && (
        <p id={refusalId} className="pt-1 text-err [overflow-wrap:anywhere]">
          {refusal.serverWords === '' ? refusal.sentence : refusal.serverWords.slice(0, 300)}
        </p>
      )}
    </FormField>
  );
}

/** Returns where the caret of a field of several lines is, and what puts it elsewhere once the text is there. */
function useLines(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, onCaret] = useState(text.length);
  // An object, so that the same place is gone to again, even where the text stays as it is.
  const [wanted, setWanted] = useState<{ readonly place: number } | null>(null);
  useLayoutEffect(() => {
    if (wanted !== null) field.current?.setSelectionRange(wanted.place, wanted.place);
  }, [wanted]);
  const moveCaret = (place: number) => {
    setWanted({ place });
    onCaret(place);
  };
  return { field, caret: Math.min(caret, text.length), onCaret, moveCaret };
}

interface MarkedProps {
  readonly text: string;
  /** Where the server sees what is wrong, null for nowhere. */
  readonly position: TextPosition | null;
  /** Whether it lies behind the field that shows the same text. */
  readonly isBehind: boolean;
  readonly className: string;
}

/** The query, with the word underlined that the server does not understand. */
function Marked({ text, position, isBehind, className }: MarkedProps) {
  const [before, wrong, after] = splitAt(text, position);
  return (
    <code aria-hidden={isBehind} className={className}>
      {before}
      {wrong !== '' && (
        <mark className="bg-err-bg text-inherit underline decoration-err decoration-wavy underline-offset-2">
          {wrong}
        </mark>
      )}
      {after}
    </code>
  );
}
