import { CompletingField } from '../../ui/completing-field.tsx';
import type { FormDraft, ReadDraft } from './form-draft.ts';
import { FormField } from './form-field.tsx';
import type { FoundPlace } from './search-places.ts';
import { useOperations, useServices } from './use-completions.ts';

export interface NameFieldsProps {
  readonly draft: FormDraft;
  readonly found: FoundPlace | null;
  /** Whether the backend may want a service to be named. */
  readonly needsService: boolean;
  readonly problems: ReadDraft['problems'];
  readonly onChange: (draft: FormDraft) => void;
}

/** Of which service a span is to be, and what it is to be called. */
export function NameFields({ draft, found, needsService, problems, onChange }: NameFieldsProps) {
  const services = useServices(found);
  const operations = useOperations(found, draft.service);
  return (
    <>
      <FormField title="Service" problem={problems.service}>
        <CompletingField
          label="Service"
          isInvalid={problems.service !== undefined}
          value={draft.service}
          options={services.options}
          note={services.note}
          onNear={services.ask}
          placeholder={needsService ? 'any (asks service by service)' : 'any'}
          // Operations are of the service.
          onChange={(service) => onChange({ ...draft, service, operation: '' })}
        />
      </FormField>
      <FormField title="Operation" problem={problems.operation}>
        <CompletingField
          label="Operation"
          isInvalid={problems.operation !== undefined}
          value={draft.operation}
          options={operations.options}
          note={operations.note}
          onNear={operations.ask}
          onChange={(operation) => onChange({ ...draft, operation })}
        />
      </FormField>
    </>
  );
}
