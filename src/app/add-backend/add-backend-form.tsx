import { type FormEvent, type ReactNode, useId } from 'react';
import { BACKENDS } from '../../load/backends/index.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { type BackendDraft, suggestName } from './backend-draft.ts';

const KINDS = [
  { value: '', label: 'find out' },
  ...BACKENDS.map((backend) => ({ value: backend.kind, label: backend.title })),
];

export interface AddBackendFormProps {
  readonly draft: BackendDraft;
  readonly onChange: (draft: BackendDraft) => void;
  readonly onSubmit: () => void;
}

/** Address, name and kind. */
export function AddBackendForm({ draft, onChange, onSubmit }: AddBackendFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const setAddress = (address: string) => {
    // The suggestion follows the address until somebody writes a name.
    const isSuggested = draft.name === suggestName(draft.address);
    onChange({ ...draft, address, name: isSuggested ? suggestName(address) : draft.name });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        label="Address"
        value={draft.address}
        placeholder="http://localhost:16686"
        inputMode="url"
        onChange={setAddress}
      />
      <TextField label="Name" value={draft.name} onChange={(name) => onChange({ ...draft, name })} />
      <Field label="Kind">
        <Segmented label="Kind" options={KINDS} value={draft.kind} onChange={(kind) => onChange({ ...draft, kind })} />
      </Field>
      <button type="submit" hidden aria-label="Try it" />
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly inputMode?: 'url';
  readonly onChange: (value: string) => void;
}

function TextField({ label, value, onChange, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <Field label={label} controlId={id}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-[28px] w-full rounded border border-line2 bg-bg px-2 text-ink placeholder:text-ink3 pointer-coarse:h-9"
        {...rest}
      />
    </Field>
  );
}

interface FieldProps {
  readonly label: string;
  readonly controlId?: string;
  readonly children: ReactNode;
}

function Field({ label, controlId, children }: FieldProps) {
  const looks = 'w-16 shrink-0 text-ink2';
  return (
    <div className="flex items-center gap-3">
      {controlId === undefined ? (
        <span aria-hidden className={looks}>
          {label}
        </span>
      ) : (
        <label htmlFor={controlId} className={looks}>
          {label}
        </label>
      )}
      {children}
    </div>
  );
}
