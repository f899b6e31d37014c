import type { RefObject } from 'react';
import { hasTerm } from '../../analysis/filter/edit-terms.ts';
import type { FilterTerm } from '../../analysis/filter/filter-expression.ts';
import { serviceName, spanKey, spanName } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { announce } from '../../ui/announce.ts';
import { copyText } from '../../ui/copy-text.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { MenuPopup } from '../../ui/menu-popup.tsx';
import { serviceTerm, toggledTerm } from '../toggled-term.ts';
import { picksOf, setFilter } from '../trace-picks.ts';
import { entriesOf } from './command-entries.ts';
import type { FullModel } from './full-model.ts';
import { isHalved, withHalf } from './insights/half-its-time.ts';
import { shortText } from './short-text.ts';

interface RowMenuPopupProps {
  readonly model: FullModel;
  /** The row; the one that keys act on. */
  readonly span: SpanIndex;
  readonly anchor: RefObject<HTMLSpanElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Keys of the commands in a row's menu, in groups. */
const GROUPS = [
  ['z', 'f', 'F'],
  ['u', 'U', 'l', 'Alt+ArrowUp', 'Alt+ArrowDown', 'e', 'o'],
  ['b', 'B', 'C'],
] as const;

/** A longer one nobody would want in a filter. */
const LONGEST_NAME = 200;

/** What can be done with a row. */
export function RowMenuPopup({ model, span, anchor, isOpen, onOpenChange }: RowMenuPopupProps) {
  const grid = () => model.frame.current?.querySelector<HTMLElement>('[role=treegrid]') ?? null;
  return (
    <MenuPopup
      label="Row"
      entries={[
        { type: 'action', label: 'Open details', hint: 'Enter', onSelect: () => model.onOpenDetails(span) },
        ...GROUPS.flatMap((keys) => withLine(entriesOf(model, keys))),
        ...withLine(filterEntries(model, span)),
        ...withLine(whatIfEntries(model, span)),
        { type: 'separator' },
        { type: 'action', label: 'Copy name', onSelect: () => copy(spanName(model.trace, span), anchor.current) },
        { type: 'action', label: 'Copy span id', onSelect: () => copy(spanKey(model.trace, span), anchor.current) },
        { type: 'action', label: 'Copy trace id', onSelect: () => copy(model.trace.traceId, anchor.current) },
      ]}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      anchor={anchor}
      align="start"
      returnTo={grid}
    />
  );
}

function filterEntries({ trace }: FullModel, span: SpanIndex): readonly MenuEntry[] {
  const filter = picksOf(trace).get().filter;
  const service = serviceName(trace, span);
  const name = spanName(trace, span);
  const terms = [
    ...(service === '' ? [] : [{ what: `service ${shortText(service, 40)}`, term: serviceTerm(service) }]),
    ...(name === '' || name.length > LONGEST_NAME
      ? []
      : [{ what: `name ${shortText(name, 40)}`, term: nameTerm(name) }]),
  ];
  return terms.flatMap(({ what, term }): MenuEntry[] => [
    {
      type: 'check',
      label: `Only ${what}`,
      isChecked: hasTerm(filter, term),
      onChange: () => setFilter(trace, toggledTerm(filter, term, 'include')),
    },
    {
      type: 'check',
      label: `Without ${what}`,
      isChecked: hasTerm(filter, term, 'exclude'),
      onChange: () => setFilter(trace, toggledTerm(filter, term, 'exclude')),
    },
  ]);
}

function nameTerm(value: string): FilterTerm {
  return { type: 'term', field: 'name', key: '', operator: '=', value };
}

function whatIfEntries({ insights }: FullModel, span: SpanIndex): readonly MenuEntry[] {
  if (insights === null) return [];
  const { changes, onChange } = insights;
  return [
    {
      type: 'check',
      label: 'What if: half its time',
      isChecked: isHalved(changes, span),
      onChange: (isAsked) => onChange(withHalf(changes, span, isAsked)),
    },
  ];
}

function withLine(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.length === 0 ? [] : [{ type: 'separator' }, ...entries];
}

async function copy(text: string, near: HTMLElement | null): Promise<void> {
  const isCopied = near !== null && (await copyText(text, near));
  announce(isCopied ? 'Copied.' : 'The browser refused to copy.');
}
