import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { addedBackends, chosenBackend } from '../backends.ts';
import { addBackend } from '../change-backends.ts';
import { rememberBackend } from '../learnt-backends.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { AddBackendForm } from './add-backend-form.tsx';
import { type BackendDraft, draftProblem, meantAddress, toConfig } from './backend-draft.ts';
import { TrialResult } from './trial-result.tsx';
import { useTrial } from './use-trial.ts';

export interface AddBackendDialogProps {
  /** What it shall be called, empty where that is open. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Adds a backend to this browser's list, after a trial call if one wants. */
export function AddBackendDialog({ name, onClose }: AddBackendDialogProps) {
  const { backends } = usePageSetup();
  const [draft, setDraft] = useState<BackendDraft>({ name, address: '', kind: '' });
  const trial = useTrial();
  const configured = backends?.filter((backend) => !backend.isAdded).map((backend) => backend.name) ?? [];
  const problem = draftProblem(draft, configured, document.baseURI);
  const config = problem === null ? toConfig(draft, document.baseURI) : null;
  const onChange = (next: BackendDraft) => {
    setDraft(next);
    trial.reset();
  };
  const onAdd = () => {
    if (config === null) return;
    if (trial.state.status === 'worked') rememberBackend(config, trial.state.result.kind, trial.state.result.api);
    addBackend(config);
    chosenBackend.set(config.name);
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add a backend"
      description="Kept in this browser. The page asks it directly, so it has to allow this page’s origin."
      actions={
        <>
          <Button disabled={config === null} onClick={() => config && trial.run(config)}>
            Try it
          </Button>
          <Button variant="primary" disabled={config === null} onClick={onAdd}>
            {addedBackends.get().some((backend) => backend.name === draft.name.trim()) ? 'Replace' : 'Add'}
          </Button>
        </>
      }
    >
      <AddBackendForm draft={draft} onChange={onChange} onSubmit={() => config && trial.run(config)} />
      <div aria-live="polite" className="min-h-10 pt-4">
        {problem !== null && draft.address.trim() !== '' && <p className="text-ink2">{problem}</p>}
        {config !== null && meantAddress(draft.address) !== draft.address.trim() && trial.state.status === 'none' && (
          <p className="text-ink2">Asked at {config.url}</p>
        )}
        <TrialResult state={trial.state} name={draft.name.trim()} address={config?.url ?? ''} />
      </div>
    </Dialog>
  );
}
