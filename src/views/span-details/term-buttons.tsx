import { Funnel, FunnelX, Search } from 'lucide-react';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { hasTerm, type TermSense } from '../../analysis/filter/edit-terms.ts';
import type { FilterTerm } from '../../analysis/filter/filter-expression.ts';
import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { attributeTerm, toggledTerm } from '../toggled-term.ts';
import { picksOf, setFilter } from '../trace-picks.ts';
import { useSearchLink } from './search-link.ts';

const FilteredTraceContext = createContext<SpanTable | null>(null);
/** Stands above attributes that a filter can ask for: those of spans and of their resources. */
export const FilteredTraceProvider = FilteredTraceContext.Provider;

/** A longer one nobody would want in a filter. */
const LONGEST_VALUE = 200;
const SHOWN_IN_LABEL = 80;
const FILTERED_TYPES: readonly AttributeExcerpt['type'][] = ['string', 'bool', 'int', 'double'];

interface TermButtonsProps {
  readonly attribute: AttributeExcerpt;
  /** Over the end of a value that stands beside its key: beside it they would take the room of every value. */
  readonly isOverValue?: boolean;
}

const QUIET_UNTIL_NEAR =
  'flex opacity-0 group-hover:opacity-100 focus-within:opacity-100 has-aria-pressed:opacity-100 pointer-coarse:opacity-100';
const OVER_VALUE = 'absolute top-px right-[26px] rounded bg-surface pointer-coarse:static';

/**
 * Filters the trace by an attribute's value: only spans that have it, or those that have not; pressed while it does.
 * Beside them the way to other traces that have it.
 */
export function TermButtons({ attribute, isOverValue = false }: TermButtonsProps) {
  const trace = useContext(FilteredTraceContext);
  const { key, text, type } = attribute;
  if (trace === null || text.length > LONGEST_VALUE || !FILTERED_TYPES.includes(type)) return null;
  return (
    <span className={`${QUIET_UNTIL_NEAR} ${isOverValue ? OVER_VALUE : ''}`}>
      <TermButton trace={trace} name={key} value={text} sense="include" />
      <TermButton trace={trace} name={key} value={text} sense="exclude" />
      <SearchValue name={key} value={text} />
    </span>
  );
}

interface TermButtonProps {
  readonly trace: SpanTable;
  readonly name: string;
  readonly value: string;
  readonly sense: TermSense;
}

function TermButton({ trace, name, value, sense }: TermButtonProps) {
  const term = useMemo(() => attributeTerm(name, value), [name, value]);
  const isPressed = useHasTerm(trace, term, sense);
  const shown = shownTerm(name, value);
  const Icon = sense === 'include' ? Funnel : FunnelX;
  return (
    <IconButton
      label={sense === 'include' ? `Only spans with ${shown}` : `Without spans with ${shown}`}
      size="small"
      aria-pressed={isPressed}
      // Fingers have no room for both: what is asked for can be left out in the box.
      className={isPressed ? 'bg-accent-bg! text-accent!' : sense === 'exclude' ? 'pointer-coarse:hidden' : ''}
      onClick={() => setFilter(trace, toggledTerm(picksOf(trace).get().filter, term, sense))}
    >
      <Icon size={13} aria-hidden />
    </IconButton>
  );
}

type SearchValueProps = Pick<TermButtonProps, 'name' | 'value'>;

/** A link, so that it opens in another tab too. */
function SearchValue({ name, value }: SearchValueProps) {
  const searchLink = useSearchLink();
  if (searchLink === undefined || name === '' || value === '') return null;
  const label = `Search traces with ${shownTerm(name, value)}`;
  return (
    <Link
      href={searchLink(name, value)}
      aria-label={label}
      title={label}
      // A phone has no room for it beside the value.
      className="inline-flex size-[22px] shrink-0 items-center justify-center rounded text-ink2 hover:bg-hover hover:text-ink pointer-coarse:size-8 pointer-coarse:max-sm:hidden"
    >
      <Search size={13} aria-hidden />
    </Link>
  );
}

function shownTerm(name: string, value: string): string {
  return `${name.slice(0, SHOWN_IN_LABEL)} = ${value.slice(0, SHOWN_IN_LABEL)}`;
}

/** Returns whether the filter asks for a term; most filters do not name the attribute at all. */
function useHasTerm(trace: SpanTable, term: FilterTerm, sense: TermSense): boolean {
  const { subscribe, get } = picksOf(trace);
  return useSyncExternalStore(subscribe, () => {
    const { filter } = get();
    return filter.includes(term.key) && hasTerm(filter, term, sense);
  });
}
