import { ChevronDown } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { groupDigits } from '../../../lib/counted.ts';
import { formatShare } from '../../../lib/format-share.ts';
import { picksOf } from '../../trace-picks.ts';
import { modeName } from '../colour/find-mode.ts';
import { GroupButton } from '../colour/group-button.tsx';
import { PopupButton } from '../colour/popup-button.tsx';
import { useHeldOrder } from '../colour/use-held-order.ts';
import { useGroupOrder, useLitGroups } from '../colour/use-lit-groups.ts';
import { usePathShares } from '../insights/path-shares.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

const loadAll = async () => (await import('../colour/groups-popup.tsx')).GroupsPopup;

/** Three lines of two. */
const MOST = 6;

/**
 * Which colour is what: the groups with the most spans, or services with the most of the critical path, and a way to the
 * others. A click filters by a group.
 */
export function Legend({ model }: { readonly model: WaterfallModel }) {
  const { trace, spanColours } = model;
  const { groups, by } = spanColours;
  const { lit, excluded, dim, press } = useLitGroups(model);
  const shares = usePathShares(model);
  const bySpans = useGroupOrder(model);
  const byShare = shares === null ? bySpans : [...bySpans].sort((a, b) => shares[b] - shares[a]);
  const [order, watch] = useHeldOrder(by, byShare);
  const shown = order.slice(0, order.length > MOST ? MOST - 1 : MOST);
  const restCount = order.length - shown.length;
  const isOneColumn = order.length <= MOST / 2;
  const isRestLit = order.slice(shown.length).some((group) => lit.has(group) || excluded.has(group));
  const onKeyDown = (event: KeyboardEvent) => {
    const { filter, pointedOut } = picksOf(trace).get();
    if (event.key !== 'Escape' || (filter === '' && pointedOut === null)) return;
    // Else the first Escape would go one view back, and the colours would stay.
    event.preventDefault();
    picksOf(trace).change({ filter: '', pointedOut: null });
  };
  return (
    <ul
      aria-label={`Colours by ${modeName(by)}`}
      className={`grid h-full grid-flow-col ${isOneColumn ? 'grid-cols-[minmax(50%,max-content)]' : 'grid-cols-2'} grid-rows-[repeat(3,auto)] content-center gap-x-2 px-3 text-[11px] leading-[15px]`}
      onKeyDown={onKeyDown}
      {...watch}
    >
      {shown.map((group) => (
        <li key={group} className="min-w-0">
          <GroupButton
            group={groups[group]}
            isLit={lit.has(group)}
            share={shares === null ? undefined : formatShare(shares[group], 1)}
            isDim={dim.has(group)}
            isExcluded={excluded.has(group)}
            onPress={(how) => press(group, how)}
          />
        </li>
      ))}
      {restCount > 0 && (
        <li className="min-w-0">
          <PopupButton
            model={model}
            load={loadAll}
            button={
              <button
                type="button"
                className={`flex min-w-0 cursor-pointer items-center gap-1 rounded-sm px-1 -outline-offset-1 hover:bg-hover hover:text-ink ${isRestLit ? 'bg-accent-bg font-semibold text-ink' : 'text-ink3'}`}
              >
                +{groupDigits(restCount)} more
                <ChevronDown size={11} aria-hidden="true" />
              </button>
            }
          />
        </li>
      )}
    </ul>
  );
}
