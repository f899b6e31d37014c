import { X } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { AttributeChoice } from '../../load/search/completions-of.ts';
import { FIRST_KEYS } from '../../load/search/usual-keys.ts';
import type { AttributeCondition } from '../../trace/search-query.ts';
import { CompletingField } from '../../ui/completing-field.tsx';
import { formatCondition, lacksValue, readCondition } from './condition-text.ts';
import { type FormDraft, withTypedConditions } from './form-draft.ts';
import { FormField } from './form-field.tsx';
import type { FoundPlace } from './search-places.ts';
import { useAttributeKeys, useAttributeValues } from './use-completions.ts';

export interface AttributeFieldProps {
  readonly draft: FormDraft;
  readonly found: FoundPlace | null;
  /** Returns keys that are offered before those that nobody sees. */
  readonly keysInSight: () => readonly string[];
  /** What is wrong with the conditions; of what is typed it is told once that is meant to be whole. */
  readonly problem: string | undefined;
  readonly onChange: (draft: FormDraft) => void;
}

/** Conditions on attributes: those made stand above as chips, the next is typed with keys and values completed. */
export function AttributeField({ draft, found, keysInSight, problem, onChange }: AttributeFieldProps) {
  const { attributes, attributeText } = draft;
  const [settled, setSettled] = useState('');
  // With nothing typed it is one of those made.
  const shownProblem = attributeText === '' || settled === attributeText ? problem : undefined;
  const [begun = '', key = '', operator = ''] = /^\s*([^\s"=!<>~≥≤≠]+)\s*([=!<>~≥≤≠]+)\s*/.exec(attributeText) ?? [];
  const keys = useAttributeKeys(found);
  const [inSight, setInSight] = useState<readonly string[]>([]);
  const values = useAttributeValues(found, key);
  const options = useMemo(() => {
    if (key === '') return keysToOffer(inSight, keys.options);
    return (
      values.options?.map((value) => formatCondition({ key, operator: '=', value }).replace('=', operator)) ?? null
    );
  }, [key, operator, inSight, keys.options, values.options]);
  const setConditions = (next: readonly AttributeCondition[]) => onChange({ ...draft, attributes: next });
  const onChoose = (option: string) => {
    if (option === '') onChange({ ...draft, attributeText: '' });
    else if (key === '') onChange({ ...draft, attributeText: `${option}=` });
    else onChange(withTypedConditions({ ...draft, attributeText: option }));
  };
  const onOtherKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') setSettled(attributeText);
    const isAdding = event.key === 'Enter' && readCondition(attributeText.trim()) !== null;
    const isTakingBack = event.key === 'Backspace' && attributeText === '' && attributes.length > 0;
    if (isAdding && !event.ctrlKey && !event.metaKey) onChange(withTypedConditions(draft));
    else if (isTakingBack) {
      const last = attributes.length - 1;
      onChange({ ...draft, attributes: attributes.slice(0, last), attributeText: formatCondition(attributes[last]) });
    } else return;
    event.preventDefault();
  };
  return (
    <FormField title="Attributes" problem={shownProblem}>
      {attributes.length > 0 && (
        <ul aria-label="Conditions on attributes" className="flex flex-wrap gap-1 pb-1.5">
          {attributes.map((condition) => (
            <Chip
              key={formatCondition(condition)}
              text={formatCondition(condition)}
              onRemove={() => setConditions(attributes.filter((other) => other !== condition))}
            />
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears that the field in it is left. */}
      <div onBlur={() => setSettled(attributeText)}>
        <CompletingField
          label="Attributes"
          value={attributeText}
          onChange={(text) => onChange({ ...draft, attributeText: text })}
          onChoose={onChoose}
          options={options}
          // As options are written, which have no spaces around the operator.
          typed={key + operator + attributeText.slice(begun.length)}
          placeholder="key=value, key!=value, key>5 or key"
          note={noteOf(key === '' ? keys.note : values.note, key, attributeText)}
          onNear={() => {
            setInSight(keysInSight());
            keys.ask();
            values.ask();
          }}
          onOtherKey={onOtherKey}
          isInvalid={shownProblem !== undefined}
        />
      </div>
    </FormField>
  );
}

/** Returns those asked for first, those in sight, then the others; null while there are none and others are asked for. */
export function keysToOffer(
  inSight: readonly string[],
  known: readonly Pick<AttributeChoice, 'key'>[] | null,
): readonly string[] | null {
  if (known === null && inSight.length === 0) return null;
  const others = (known ?? []).map(({ key }) => key);
  const first = FIRST_KEYS.filter((key) => inSight.includes(key) || others.includes(key));
  return [...new Set([...first, ...inSight, ...others])];
}

function noteOf(note: string, key: string, text: string): string {
  if (lacksValue(text.trim())) return 'A value is missing: type one.';
  if (note !== '') return note;
  return key === '' ? 'Any other key can be typed.' : 'Enter adds the condition as typed.';
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <li className="flex max-w-full items-center rounded border border-line2 bg-bg pl-1.5">
      <bdi className="truncate font-mono text-[11px]" title={text}>
        {text}
      </bdi>
      <button
        type="button"
        aria-label={`Remove ${text.slice(0, 100)}`}
        className="flex size-[22px] shrink-0 cursor-pointer items-center justify-center rounded text-ink2 hover:bg-hover hover:text-ink pointer-coarse:size-8"
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
