import { Ellipsis, Funnel, FunnelX, Search } from 'lucide-react';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { arrayElements } from '../../analysis/filter/array-elements.ts';
import { hasTerm, type TermSense } from '../../analysis/filter/edit-terms.ts';
import type { FilterTerm } from '../../analysis/filter/filter-expression.ts';
import type { AttributeExcerpt } from '../../trace/details-excerpt.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { attributeTerm, toggledTerm } from '../toggled-term.ts';
import { picksOf, setFilter } from '../trace-picks.ts';
import { isTouched } from './buttons-after-paint.tsx';
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

/** A phone has no room for them beside the value: there they stand in a menu. */
const WITH_ROOM = 'flex pointer-coarse:max-sm:hidden';
const WITHOUT_ROOM = 'hidden pointer-coarse:max-sm:flex';

/**
 * Filters the trace by an attribute's value: only spans that have it, or those that have not; pressed while it does.
 * Beside them the way to other traces that have it.
 */
export function TermButtons({ attribute, isOverValue = false }: TermButtonsProps) {
  const trace = useContext(FilteredTraceContext);
  const { key } = attribute;
  const text = askedText(attribute);
  if (trace === null || text === null || text.length > LONGEST_VALUE) return null;
  return (
    <span className={`${QUIET_UNTIL_NEAR} ${isOverValue ? OVER_VALUE : ''}`}>
      <span className={WITH_ROOM}>
        <TermButton trace={trace} name={key} value={text} sense="include" />
        <TermButton trace={trace} name={key} value={text} sense="exclude" />
        <SearchValue name={key} value={text} />
      </span>
      {isTouched() && (
        <span className={WITHOUT_ROOM}>
          <TermMenu trace={trace} name={key} value={text} />
        </span>
      )}
    </span>
  );
}

/** Of a list its only element, which is found in any list; null for a value that is not asked for. */
function askedText({ text, type }: AttributeExcerpt): string | null {
  if (FILTERED_TYPES.includes(type)) return text;
  const elements = type === 'array' ? arrayElements(text) : null;
  return elements?.length === 1 ? elements[0] : null;
}

interface TermButtonProps {
  readonly trace: SpanTable;
  readonly name: string;
  readonly value: string;
  readonly sense: TermSense;
}

function TermButton({ trace, name, value, sense }: TermButtonProps) {
  const { isPressed, toggle } = useTerm({ trace, name, value, sense });
  const Icon = sense === 'include' ? Funnel : FunnelX;
  return (
    <IconButton
      label={termLabel(sense, name, value)}
      size="small"
      aria-pressed={isPressed}
      // Fingers have no room for both: what is asked for can be left out in the box.
      className={isPressed ? 'bg-accent-bg! text-accent!' : sense === 'exclude' ? 'pointer-coarse:hidden' : ''}
      onClick={toggle}
    >
      <Icon size={13} aria-hidden />
    </IconButton>
  );
}

/** What the buttons do, in a menu. */
function TermMenu(props: Omit<TermButtonProps, 'sense'>) {
  const { name, value } = props;
  const searchLink = useSearchLink();
  const include = useTerm({ ...props, sense: 'include' });
  const exclude = useTerm({ ...props, sense: 'exclude' });
  const shown = shownTerm(name, value);
  const check = (sense: TermSense, { isPressed, toggle }: Term) =>
    ({ type: 'check', label: termLabel(sense, name, value), isChecked: isPressed, onChange: toggle }) as const;
  const link = isSearched(props) ? (searchLink?.(name, value) ?? null) : null;
  return (
    <Menu
      label={shown}
      trigger={
        <IconButton
          label={`Filter or search by ${shown}`}
          size="small"
          className={include.isPressed || exclude.isPressed ? 'bg-accent-bg! text-accent!' : ''}
        >
          <Ellipsis size={14} aria-hidden />
        </IconButton>
      }
      entries={[
        check('include', include),
        check('exclude', exclude),
        ...(link === null ? [] : [{ type: 'link', label: `Search traces with ${shown}`, href: link } as const]),
      ]}
    />
  );
}

interface Term {
  readonly isPressed: boolean;
  readonly toggle: () => void;
}

/** Returns whether the filter asks for the value, and what has it ask for it, or no more. */
function useTerm({ trace, name, value, sense }: TermButtonProps): Term {
  const term = useMemo(() => attributeTerm(name, value), [name, value]);
  const isPressed = useHasTerm(trace, term, sense);
  return { isPressed, toggle: () => setFilter(trace, toggledTerm(picksOf(trace).get().filter, term, sense)) };
}

function termLabel(sense: TermSense, name: string, value: string): string {
  const shown = shownTerm(name, value);
  return sense === 'include' ? `Only spans with ${shown}` : `Without spans with ${shown}`;
}

type SearchValueProps = Pick<TermButtonProps, 'name' | 'value'>;

function isSearched({ name, value }: SearchValueProps): boolean {
  return name !== '' && value !== '';
}

/** A link, so that it opens in another tab too. */
function SearchValue({ name, value }: SearchValueProps) {
  const searchLink = useSearchLink();
  const link = isSearched({ name, value }) ? (searchLink?.(name, value) ?? null) : null;
  if (link === null) return null;
  const label = `Search traces with ${shownTerm(name, value)}`;
  return (
    <Link
      href={link}
      aria-label={label}
      title={label}
      className="inline-flex size-[22px] shrink-0 items-center justify-center rounded text-ink2 hover:bg-hover hover:text-ink pointer-coarse:size-8"
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
