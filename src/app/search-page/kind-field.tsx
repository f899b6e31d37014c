import { SPAN_KIND_NAMES, SpanKind } from '../../trace/span-kind.ts';
import { Check } from './check.tsx';
import type { FormDraft } from './form-draft.ts';
import { FormField, SELECT } from './form-field.tsx';
import { errorWords } from './search-words.ts';

export interface KindFieldProps {
  readonly draft: FormDraft;
  /** What is done about errors, a sentence; empty for nothing. */
  readonly note: string;
  readonly onChange: (change: Partial<FormDraft>) => void;
}

const KINDS = [SpanKind.Server, SpanKind.Client, SpanKind.Producer, SpanKind.Consumer, SpanKind.Internal];

/** Of which kind a span is to be, and whether it is to have failed. */
export function KindField({ draft, note, onChange }: KindFieldProps) {
  const kinds = draft.kind === null || KINDS.some((kind) => kind === draft.kind) ? KINDS : [...KINDS, draft.kind];
  return (
    <FormField title="Kind" note={[errorsNote(draft), draft.isErrorsOnly ? note : ''].join(' ').trim()}>
      <div className="flex items-center gap-3">
        <select
          aria-label="Kind"
          className={SELECT}
          value={draft.kind ?? ''}
          onChange={(event) => onChange({ kind: kinds.find((kind) => String(kind) === event.target.value) ?? null })}
        >
          <option value="">any</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {SPAN_KIND_NAMES[kind]}
            </option>
          ))}
        </select>
        <Check label="errors only" isOn={draft.isErrorsOnly} onChange={(isErrorsOnly) => onChange({ isErrorsOnly })} />
      </div>
    </FormField>
  );
}

/** What failed in other services is not asked for. */
function errorsNote({ service }: FormDraft): string {
  return service === '' ? '' : `Errors only: ${errorWords(service.slice(0, 100))}.`;
}
