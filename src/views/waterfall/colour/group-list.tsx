import { FunnelX } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { counted } from '../../../lib/counted.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { shortText } from '../short-text.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { modeName } from './find-mode.ts';
import { GroupButton } from './group-button.tsx';
import { useGroupOrder, useLitGroups } from './use-lit-groups.ts';

/** So many are in the list at first, and so many more with each press; typing finds one as well. */
const SHOWN_AT_ONCE = 200;
/** Fewer are found by eye. */
const SEARCH_FROM = 8;

/** All groups of the present colours, to search and to filter by. */
export function GroupList({ model }: { readonly model: WaterfallModel }) {
  const { groups, by } = model.spanColours;
  const { lit, excluded, dim, press } = useLitGroups(model);
  const order = useGroupOrder(model);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const found = order.filter((group) => groups[group].label.toLowerCase().includes(typed.toLowerCase()));
  const shown = found.slice(0, most);
  const restCount = found.length - shown.length;
  const showMore = () => {
    // The button may be gone then: whoever pressed it by keys goes on at the first new one, before the popup takes focus.
    flushSync(() => setMost(most + SHOWN_AT_ONCE));
    list.current?.children[shown.length]?.querySelector('button')?.focus();
  };
  return (
    <>
      {groups.length >= SEARCH_FROM && (
        <input
          type="search"
          aria-label="Find a colour's group"
          placeholder={`Find among ${counted(groups.length, 'group')}`}
          value={typed}
          className="mx-2 mt-2 h-[26px] shrink-0 rounded border border-line2 bg-bg px-2 pointer-coarse:h-9"
          onChange={(event) => {
            setTyped(event.target.value);
            setMost(SHOWN_AT_ONCE);
          }}
        />
      )}
      <ul ref={list} aria-label={`Colours by ${modeName(by)}`} className="min-h-0 flex-1 overflow-y-auto p-2">
        {shown.map((group) => (
          <li key={group} className="flex items-center">
            <GroupButton
              group={groups[group]}
              isLit={lit.has(group)}
              isDim={dim.has(group)}
              isExcluded={excluded.has(group)}
              onPress={(how) => press(group, how)}
              className="min-h-6 pointer-coarse:min-h-9"
            />
            {groups[group].term !== undefined && (
              <IconButton
                label={`Without ${shortText(groups[group].label, 80)}`}
                size="small"
                aria-pressed={excluded.has(group)}
                onClick={() => press(group, 'exclude')}
              >
                <FunnelX size={13} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {restCount > 0 && (
        <p className="shrink-0 border-line border-t px-3 py-1.5 text-ink2">
          {counted(restCount, 'more group')}: type to find one, or <TextButton onClick={showMore}>show more</TextButton>
          .
        </p>
      )}
      <p role="status" className="shrink-0 px-3 pb-2 text-ink3 empty:hidden">
        {found.length === 0 && 'No group is called that.'}
      </p>
    </>
  );
}
