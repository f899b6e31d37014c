import { ChevronDown, ExternalLink } from 'lucide-react';
import type { JaegerSettings } from '../../load/jaeger-settings.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { jaegerSettings } from '../jaeger-settings.ts';

/** The links that whoever runs Jaeger has given its page, and its version; nothing where Jaeger does not serve it. */
export function JaegerMenu() {
  const settings = jaegerSettings();
  if (settings === null) return null;
  const trigger = (
    <Button variant="quiet">
      Jaeger menu
      <ChevronDown size={14} aria-hidden className="shrink-0" />
    </Button>
  );
  return <Menu label="Jaeger" trigger={trigger} entries={entriesOf(settings)} />;
}

/** Returns the lines of that menu, for one that holds others too; none where Jaeger does not serve the page. */
export function jaegerEntries(): readonly MenuEntry[] {
  const settings = jaegerSettings();
  return settings === null ? [] : entriesOf(settings);
}

/** What stands by itself is none of the group above it. */
function headingOf(group: string, before: string): readonly MenuEntry[] {
  if (group === before) return [];
  const line: MenuEntry[] = before === '' ? [] : [{ type: 'separator' }];
  return group === '' ? line : [...line, { type: 'label', label: group }];
}

function entriesOf({ menu, version }: JaegerSettings): MenuEntry[] {
  const entries = menu.flatMap(({ group, label, url }, i): MenuEntry[] => {
    const heading = headingOf(group, menu[i - 1]?.group ?? '');
    if (url === '') return [...heading, { type: 'label', label }];
    return [...heading, { type: 'link', label, href: url, icon: <ExternalLink size={13} />, isElsewhere: true }];
  });
  const told: MenuEntry = { type: 'label', label: version === '' ? 'Served by Jaeger' : `Served by Jaeger ${version}` };
  return entries.length === 0 ? [told] : [...entries, { type: 'separator' }, told];
}
