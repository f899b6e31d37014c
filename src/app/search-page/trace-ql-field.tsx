import { useMemo } from 'react';
import type { LoadProblem } from '../../load/load-problem.ts';
import { type TextPosition, traceQlPosition } from '../../load/search/trace-ql-position.ts';
import { CompletingField } from '../../ui/completing-field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { FormField } from './form-field.tsx';
import type { FoundPlace } from './search-places.ts';
import { useAttributeKeys } from './use-completions.ts';

/** Words of TraceQL that stand beside attributes. */
const INTRINSICS = [
  'name',
  'duration',
  'status',
  'kind',
  'statusMessage',
  'rootName',
  'rootServiceName',
  'traceDuration',
  'resource.service.name',
  'error',
  'unset',
  'server',
  'client',
  'producer',
  'consumer',
  'internal',
];

export interface TraceQlFieldProps {
  readonly isByHand: boolean;
  /** What the form writes, or what was written by hand. */
  readonly text: string;
  readonly found: FoundPlace | null;
  readonly problem: string | undefined;
  /** Why the server refused the text as it stands, null where it did not. */
  readonly refusal: LoadProblem | null;
  readonly onChange: (text: string) => void;
  /** Makes the text the query, or the fields again. */
  readonly onByHand: (isByHand: boolean) => void;
}

/** The query as Tempo gets it: shown as the form writes it, or written by hand. */
export function TraceQlField({ isByHand, text, found, problem, refusal, onChange, onByHand }: TraceQlFieldProps) {
  const keys = useAttributeKeys(found);
  const options = useMemo(
    () => [...INTRINSICS, ...(keys.options?.map(({ traceQl }) => traceQl) ?? [])],
    [keys.options],
  );
  const typed = /[^\s{}()=!<>~&|,]*$/.exec(text)?.[0] ?? '';
  return (
    <FormField
      title="TraceQL"
      problem={problem}
      end={<TextButton onClick={() => onByHand(!isByHand)}>{isByHand ? 'back to the form' : 'edit'}</TextButton>}
    >
      {isByHand && (
        <CompletingField
          label="TraceQL"
          value={text}
          typed={typed}
          options={typed === '' ? [] : options}
          note={typed === '' ? ' ' : undefined}
          placeholder="{ status = error }"
          onChange={onChange}
          onChoose={(option) => onChange(option === '' ? '' : text.slice(0, text.length - typed.length) + option)}
          onNear={keys.ask}
          isInvalid={problem !== undefined || refusal !== null}
        />
      )}
      <ShownQuery text={text} position={refusal === null ? null : traceQlPosition(refusal)} isByHand={isByHand} />
      {refusal !== null && (
        <p className="pt-1 text-err [overflow-wrap:anywhere]">
          {refusal.serverWords === '' ? refusal.sentence : refusal.serverWords.slice(0, 300)}
        </p>
      )}
    </FormField>
  );
}

interface ShownQueryProps {
  readonly text: string;
  readonly position: TextPosition | null;
  readonly isByHand: boolean;
}

/** What fits the field is shown by the field alone, unless something in it is to be pointed at. */
const FITS = 32;

function ShownQuery({ text, position, isByHand }: ShownQueryProps) {
  if (isByHand && position === null && text.length <= FITS) return null;
  const [before, wrong, after] = splitAt(text, position);
  return (
    <code
      className={`block rounded font-mono text-[11px] leading-4 [overflow-wrap:anywhere] whitespace-pre-wrap ${isByHand ? 'pt-1.5' : 'border border-line bg-bg px-2 py-1'}`}
    >
      {before}
      {wrong !== '' && <mark className="bg-err-bg text-err underline decoration-wavy underline-offset-2">{wrong}</mark>}
      {after}
    </code>
  );
}

/** Returns the text in three: up to the position, the word there, the rest. */
function splitAt(text: string, position: TextPosition | null): readonly [string, string, string] {
  if (position === null) return [text, '', ''];
  const lines = text.split('\n').slice(0, position.line - 1);
  const at = Math.min(text.length, lines.join('\n').length + (lines.length > 0 ? 1 : 0) + position.column - 1);
  const word = /^\s*\S+/.exec(text.slice(at))?.[0] ?? '';
  // At the end there is no word to underline: the last character stands for what is missing.
  const start = word === '' ? Math.max(0, text.length - 1) : at;
  const end = word === '' ? text.length : at + word.length;
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}
