import { ChevronDown, Database, Plus, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { removeBackend, useChooseBackend } from '../change-backends.ts';
import { askForBackend } from '../dialogs.tsx';
import { type PageSetup, usePageSetup } from '../use-page-setup.ts';

/** Chooses the backend that is asked, and adds and removes backends. */
export function BackendMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const setup = usePageSetup();
  const choose = useChooseBackend();
  const { current, backends } = setup;
  if (backends === null) return null;
  if (current === null && !isNarrow) {
    return (
      <Button variant="quiet" onClick={() => askForBackend()}>
        Add a backend
      </Button>
    );
  }
  const trigger = isNarrow ? (
    <IconButton label={current ? `Backend: ${current.name}` : 'Backends'}>
      <Database size={15} aria-hidden />
    </IconButton>
  ) : (
    <Button variant="quiet" aria-label={`Backend: ${current?.name}`} className="max-w-40">
      <span className="truncate">{current?.name}</span>
      <ChevronDown size={14} aria-hidden className="shrink-0" />
    </Button>
  );
  return <Menu label="Backend" trigger={trigger} entries={entriesOf(setup, choose)} />;
}

function entriesOf({ backends, current }: PageSetup, choose: (name: string) => void): MenuEntry[] {
  const list = backends ?? [];
  const choice: MenuEntry = {
    type: 'choice',
    label: 'Traces are asked from',
    options: list.map(({ name, kind }) => ({ value: name, label: kind && kind !== name ? `${name} (${kind})` : name })),
    value: current?.name ?? '',
    onChange: choose,
  };
  const added = list.filter((backend) => backend.isAdded);
  return [
    ...(list.length > 0 ? [choice, { type: 'separator' } as const] : []),
    { type: 'action', label: 'Add a backend…', icon: <Plus size={13} />, onSelect: () => askForBackend() },
    ...added.map(
      ({ name }): MenuEntry => ({
        type: 'action',
        label: `Remove ${name}`,
        icon: <Trash2 size={13} />,
        onSelect: () => removeBackend(name),
      }),
    ),
  ];
}
