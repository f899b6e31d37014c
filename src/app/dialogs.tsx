import { Suspense } from 'react';
import { lazyPart } from '../ui/lazy-part.tsx';
import { SharedState, useShared } from './shared-state.ts';

const KeysDialog = lazyPart(async () => (await import('./keys-dialog.tsx')).KeysDialog);
const AddBackendDialog = lazyPart(async () => (await import('./add-backend/add-backend-dialog.tsx')).AddBackendDialog);

type OpenDialog = { readonly dialog: 'keys' } | { readonly dialog: 'add-backend'; readonly name: string } | null;

const openDialog = new SharedState<OpenDialog>(null);
const close = () => openDialog.set(null);

/** Shows all keys. */
export function showKeys(): void {
  openDialog.set({ dialog: 'keys' });
}

/** Asks for a backend to add; `name` is what it shall be called, empty where that is open. */
export function askForBackend(name = ''): void {
  openDialog.set({ dialog: 'add-backend', name });
}

/** The dialogs that can be opened from anywhere. Their code comes when they are. */
export function Dialogs() {
  const open = useShared(openDialog);
  return (
    <Suspense>
      {open?.dialog === 'keys' && <KeysDialog onClose={close} />}
      {open?.dialog === 'add-backend' && <AddBackendDialog name={open.name} onClose={close} />}
    </Suspense>
  );
}
