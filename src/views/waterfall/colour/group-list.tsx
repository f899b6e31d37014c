import { useState } from 'react';
import { counted } from '../../../lib/counted.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { modeName } from './find-mode.ts';
import { GroupButton } from './group-button.tsx';
import { useGroupOrder, useLitGroups } from './use-lit-groups.ts';

/** So many are in the list at once; typing finds the others. */
const MOST_SHOWN = 200;
/** Fewer are found by eye. */
const SEARCH_FROM = 8;

/** All groups of the present colours, to search and to point out. */
export function GroupList({ model }: { readonly model: WaterfallModel }) {
  const { groups, by } = model.spanColours;
  const { lit, isAnyLit, toggle } = useLitGroups(model);
  const order = useGroupOrder(model);
  const [typed, setTyped] = useState('');
  const found = order.filter((group) => groups[group].label.toLowerCase().includes(typed.toLowerCase()));
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <>
      {groups.length >= SEARCH_FROM && (
        <input
          type="search"
          aria-label="Find a colour's group"
          placeholder={`Find among ${counted(groups.length, 'group')}`}
          value={typed}
          className="mx-2 mt-2 h-[26px] shrink-0 rounded border border-line2 bg-bg px-2 pointer-coarse:h-9"
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ul aria-label={`Colours by ${modeName(by)}`} className="min-h-0 overflow-y-auto p-2">
        {shown.map((group) => (
          <li key={group}>
            <GroupButton
              group={groups[group]}
              isLit={lit.has(group)}
              isDim={isAnyLit && !lit.has(group)}
              onToggle={(isAdding) => toggle(group, isAdding)}
              className="min-h-6 pointer-coarse:min-h-9"
            />
          </li>
        ))}
      </ul>
      <p role="status" className="px-3 pb-2 text-ink3">
        {found.length === 0 && 'No group is called that.'}
        {found.length > shown.length && `${counted(found.length - shown.length, 'more group')}: type to find one.`}
      </p>
    </>
  );
}
