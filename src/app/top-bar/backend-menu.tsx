import { ChevronDown, Database, Plus, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { removeBackend, useChooseBackend } from '../change-backends.ts';
import { askForBackend } from '../dialogs.tsx';
import { useAddress } from '../use-address.ts';
import { useIsChosen } from '../use-is-chosen.ts';
import { backendOf, type PageSetup, usePageSetup } from '../use-page-setup.ts';
import { jaegerEntries } from './jaeger-menu.tsx';

const ALL = 'All backends';

/** Chooses the backend that is asked, and adds and removes backends. */
export function BackendMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const setup = usePageSetup();
  const choose = useChooseBackend();
  const { current, backends } = setup;
  const isAll = useIsAllAsked(setup);
  const absent = useAbsentBackend(setup);
  if (backends === null) return null;
  if (current === null && !isNarrow) {
    return (
      <Button variant="quiet" onClick={() => askForBackend()}>
        Add a backend
      </Button>
    );
  }
  const name = nameOfChoice(setup, isAll, absent);
  const trigger = isNarrow ? (
    <IconButton label={current ? `Backend: ${name}` : 'Backends'}>
      <Database size={15} aria-hidden />
    </IconButton>
  ) : (
    <Button variant="quiet" aria-label={`Backend: ${name}`} className="max-w-40">
      <span className="truncate">{name}</span>
      <ChevronDown size={14} aria-hidden className="shrink-0" />
    </Button>
  );
  const entries = entriesOf(setup, isAll ? '' : name, choose);
  // Where the bar is short the menu that Jaeger gives its page has no button of its own.
  const others = isNarrow ? jaegerEntries() : [];
  const all = others.length === 0 ? entries : [...entries, { type: 'separator' } as const, ...others];
  return <Menu label="Backend" trigger={trigger} entries={all} />;
}

/** Returns whether an id is asked of all backends here: several are there, and neither a person nor the address names one. */
function useIsAllAsked({ backends }: PageSetup): boolean {
  const address = useAddress();
  const isChosen = useIsChosen();
  // A search is of one: the first, where none is named.
  if (backends === null || backends.length < 2 || address.page === 'search') return false;
  return !isChosen && backendOf(address) === '';
}

/** Returns the backend that the address names and that is not set up here, empty where there is none such. */
function useAbsentBackend({ backends }: PageSetup): string {
  const named = backendOf(useAddress());
  return backends?.some(({ name }) => name === named) ? '' : named;
}

function nameOfChoice({ current }: PageSetup, isAll: boolean, absent: string): string {
  if (isAll) return ALL;
  return absent === '' ? (current?.name ?? '') : absent;
}

/** `chosen` is empty for all of them. */
function entriesOf({ backends }: PageSetup, chosen: string, choose: (name: string) => void): MenuEntry[] {
  const list = backends ?? [];
  const choice: MenuEntry = {
    type: 'choice',
    label: 'Traces are asked from',
    options: [
      ...(list.length > 1 ? [{ value: '', label: `${ALL}, at once` }] : []),
      ...list.map(({ name, kind }) => ({ value: name, label: kind && kind !== name ? `${name} (${kind})` : name })),
    ],
    value: chosen,
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
