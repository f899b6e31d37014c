import { Funnel, FunnelX } from 'lucide-react';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { hasTerm, type TermSense } from '../../analysis/filter/edit-terms.ts';
import type { FilterTerm } from '../../analysis/filter/filter-expression.ts';
import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { attributeTerm, toggledTerm } from '../toggled-term.ts';
import { picksOf, setFilter } from '../trace-picks.ts';

const FilteredTraceContext = createContext<SpanTable | null>(null);
/** Stands above attributes that a filter can ask for: those of spans and of their resources. */
export const FilteredTraceProvider = FilteredTraceContext.Provider;

/** A longer one nobody would want in a filter. */
const LONGEST_VALUE = 200;
const SHOWN_IN_LABEL = 80;
const FILTERED_TYPES: readonly AttributeExcerpt['type'][] = ['string', 'bool', 'int', 'double'];

interface TermButtonsProps {
  readonly attribute: AttributeExcerpt;
  /** What hides them until they are near. */
  readonly className: string;
}

/** Filters the trace by an attribute's value: only spans that have it, or those that have not; pressed while it does. */
export function TermButtons({ attribute, className }: TermButtonsProps) {
  const trace = useContext(FilteredTraceContext);
  const { key, text, type } = attribute;
  if (trace === null || text.length > LONGEST_VALUE || !FILTERED_TYPES.includes(type)) return null;
  return (
    <>
      <TermButton trace={trace} name={key} value={text} sense="include" className={className} />
      <TermButton trace={trace} name={key} value={text} sense="exclude" className={className} />
    </>
  );
}

interface TermButtonProps {
  readonly trace: SpanTable;
  readonly name: string;
  readonly value: string;
  readonly sense: TermSense;
  readonly className: string;
}

function TermButton({ trace, name, value, sense, className }: TermButtonProps) {
  const term = useMemo(() => attributeTerm(name, value), [name, value]);
  const isPressed = useHasTerm(trace, term, sense);
  const shown = `${name.slice(0, SHOWN_IN_LABEL)} = ${value.slice(0, SHOWN_IN_LABEL)}`;
  const Icon = sense === 'include' ? Funnel : FunnelX;
  return (
    <IconButton
      label={sense === 'include' ? `Only spans with ${shown}` : `Without spans with ${shown}`}
      size="small"
      aria-pressed={isPressed}
      className={isPressed ? 'bg-accent-bg! text-accent!' : className}
      onClick={() => setFilter(trace, toggledTerm(picksOf(trace).get().filter, term, sense))}
    >
      <Icon size={13} aria-hidden />
    </IconButton>
  );
}

/** Returns whether the filter asks for a term; most filters do not name the attribute at all. */
function useHasTerm(trace: SpanTable, term: FilterTerm, sense: TermSense): boolean {
  const { subscribe, get } = picksOf(trace);
  return useSyncExternalStore(subscribe, () => {
    const { filter } = get();
    return filter.includes(term.key) && hasTerm(filter, term, sense);
  });
}
