import type { SearchAbilities } from '../../load/backends/backend-search.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { readExactDuration } from './exact-duration.ts';
import type { FormDraft, ReadDraft } from './form-draft.ts';
import { FormField, INPUT } from './form-field.tsx';
import { durationWords } from './search-words.ts';

export interface DurationFieldProps {
  readonly draft: FormDraft;
  readonly problems: ReadDraft['problems'];
  readonly abilities: SearchAbilities;
  readonly onChange: (change: Partial<FormDraft>) => void;
}

const MEANINGS = {
  trace: 'from first start to last end',
  span: 'itself with its children',
} as const;

/** Returns a sentence on which durations are meant; `asked` is empty for any. */
function durationNote(durationOf: FormDraft['durationOf'], asked: string): string {
  if (asked === '') return `How long a ${durationOf} takes, ${MEANINGS[durationOf]}.`;
  const sentence = durationOf === 'trace' ? asked : `traces with ${asked}`;
  return `${sentence.replace(/^t/, 'T')}: ${MEANINGS[durationOf]}.`;
}

/** How long a trace, or a span of it, is to take. */
export function DurationField({ draft, problems, abilities, onChange }: DurationFieldProps) {
  const { durationOf, durationMin, durationMax } = draft;
  const compensated = durationOf === 'trace' ? abilities.traceLatency : abilities.spanLatency;
  const asked = durationWords({
    durationOf,
    durationMin: readExactDuration(durationMin),
    durationMax: readExactDuration(durationMax),
  });
  return (
    <FormField
      title="Duration"
      problem={problems.durationMin ?? problems.durationMax}
      note={[durationNote(durationOf, asked), asked === '' ? '' : compensated].join(' ').trim()}
      end={
        <Segmented
          label="Duration of"
          options={[
            { value: 'trace', label: 'Trace' },
            { value: 'span', label: 'Span' },
          ]}
          value={durationOf}
          onChange={(next) => onChange({ durationOf: next })}
        />
      }
    >
      <div className="flex items-center gap-2">
        <Bound name="durationMin" label="Duration from" text={durationMin} problems={problems} onChange={onChange} />
        <span aria-hidden>–</span>
        <Bound name="durationMax" label="Duration to" text={durationMax} problems={problems} onChange={onChange} />
      </div>
    </FormField>
  );
}

interface BoundProps extends Pick<DurationFieldProps, 'problems' | 'onChange'> {
  readonly name: 'durationMin' | 'durationMax';
  readonly label: string;
  readonly text: string;
}

function Bound({ name, label, text, problems, onChange }: BoundProps) {
  return (
    <input
      type="text"
      aria-label={label}
      aria-invalid={problems[name] !== undefined}
      placeholder={name === 'durationMin' ? 'from 250ms' : 'to 1.5s'}
      autoComplete="off"
      spellCheck={false}
      value={text}
      className={INPUT}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
}
