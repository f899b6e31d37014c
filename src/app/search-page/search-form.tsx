import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { traceQlOf } from '../../load/backends/trace-ql.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import { searchAbilities } from '../../load/search/search-abilities.ts';
import { ANY_TRACE } from '../../trace/search-query.ts';
import type { TimeZone } from '../../trace/time.ts';
import { Button } from '../../ui/button.tsx';
import { AttributeField } from './attribute-field.tsx';
import { Check } from './check.tsx';
import { DurationField } from './duration-field.tsx';
import {
  byHand,
  draftAfter,
  draftFor,
  draftOf,
  type FormDraft,
  inZone,
  orderProblem,
  readDraft,
  withTypedConditions,
} from './form-draft.ts';
import { FormField, SELECT } from './form-field.tsx';
import { KindField } from './kind-field.tsx';
import { NameFields } from './name-fields.tsx';
import { PlaceField } from './place-field.tsx';
import { LARGEST_LIMIT, type SearchState } from './search-address.ts';
import { searchLimits } from './search-limits.ts';
import { type KnownPlaces, resolvePlace } from './search-places.ts';
import { lastWords } from './search-words.ts';
import { TimeField } from './time-field.tsx';
import { TraceQlField } from './trace-ql-field.tsx';

export interface SearchFormProps {
  /** What the address asks for; the form shows it whenever that changes. */
  readonly state: SearchState;
  readonly known: KnownPlaces;
  readonly zone: TimeZone;
  /** Why the server refused this very search, null where it did not. */
  readonly problem: LoadProblem | null;
  readonly isRunning: boolean;
  /** Returns keys of attributes that the traces in sight have. */
  readonly keysInSight: () => readonly string[];
  readonly onSearch: (asked: Pick<SearchState, 'place' | 'query'>) => void;
}

const ALL_TIMES = 'Examples and files are searched whole, whatever their time.';
const LIMITS = [20, 50, 100, 500, 1000];

/** What to search for. What cannot be understood is told at its field, and nothing is sent. */
export function SearchForm({ state, known, zone, problem, isRunning, keysInSight, onSearch }: SearchFormProps) {
  const [draft, setDraft] = useDraft(state, zone);
  const [hasAsked, setAsked] = useState(false);
  const resolved = resolvePlace(draft.place, known);
  const found = resolved.status === 'found' ? resolved : null;
  const abilities = searchAbilities(found?.kind ?? '');
  const { mostResults, furthestBack } = searchLimits(found?.place ?? draft.place, known);
  const asked = draftFor(draft, found);
  const { isByHand } = asked;
  const { query, problems } = readDraft(asked, zone);
  const isWhole = (found?.place ?? draft.place).type !== 'backend';
  const isWrong = Object.keys(problems).some((field) => !(isWhole && field === 'time'));
  const shownProblems = hasAsked || orderProblem(state.query) !== '' ? problems : {};
  const change = (next: Partial<FormDraft>) => setDraft({ ...draft, ...next });
  const submit = () => {
    setAsked(true);
    setDraft(withTypedConditions(draft));
    if (!isWrong && found !== null)
      onSearch({
        place: found.place,
        query: {
          ...query,
          limit: Math.min(query.limit, mostResults),
          ...(isWhole && { time: ANY_TRACE.time }),
        },
      });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  const isSameQuery = query.traceQl === state.query.traceQl;
  return (
    <form className="flex flex-col gap-2.5 px-4 pt-4 pb-1" onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <PlaceField place={draft.place} known={known} onChange={(place) => change({ place })} />
      {isByHand && <p className="text-ink2">TraceQL is written by hand: the fields below are set aside.</p>}
      <fieldset disabled={isByHand} className={`flex min-w-0 flex-col gap-2.5 ${isByHand ? 'opacity-60' : ''}`}>
        <NameFields
          draft={draft}
          found={found}
          needsService={abilities.needsService}
          problems={shownProblems}
          onChange={setDraft}
        />
        <DurationField draft={draft} problems={shownProblems} abilities={abilities} onChange={change} />
        <KindField draft={draft} note={abilities.errorsOnly} onChange={change} />
        <AttributeField
          draft={draft}
          found={found}
          keysInSight={keysInSight}
          problem={problems.attributes}
          onChange={setDraft}
        />
      </fieldset>
      <Check
        label="hide health checks"
        isOn={draft.hidesHealthChecks}
        onChange={(hidesHealthChecks) => change({ hidesHealthChecks })}
      />
      <TimeField
        counts={!isWhole}
        time={draft.time}
        zone={zone}
        furthestBack={furthestBack}
        note={isWhole ? ALL_TIMES : rangeNote(query.time, abilities.longestRange) || backNote(query.time, furthestBack)}
        problem={shownProblems.time}
        onChange={(time) => change({ time })}
      />
      {/* However low the window, the button is in sight. */}
      <div className="sticky bottom-0 z-10 -mx-4 flex items-end gap-3 bg-surface px-4 pb-3 max-[899.98px]:border-t max-[899.98px]:border-line max-[899.98px]:pt-2">
        <div className="flex-1">
          <FormField title="Limit">
            <select
              aria-label="Limit"
              className={SELECT}
              value={Math.min(draft.limit, mostResults)}
              onChange={(event) => change({ limit: Number(event.target.value) })}
            >
              {limitsUpTo(mostResults, draft.limit).map((limit) => (
                <option key={limit} value={limit}>
                  {limit}
                </option>
              ))}
            </select>
          </FormField>
        </div>
        <Button type="submit" variant="primary" className="flex-1" disabled={found === null} aria-busy={isRunning}>
          Search
        </Button>
      </div>
      {(abilities.traceQl || isByHand) && (
        <div className="-mx-4 border-t border-line px-4 pt-2.5">
          <TraceQlField
            isByHand={isByHand}
            text={isByHand ? draft.traceQl : traceQlOf(query)}
            ofFields={isByHand ? traceQlOf({ ...query, traceQl: '' }) : ''}
            found={found}
            problem={shownProblems.traceQl}
            refusal={problem?.kind === 'refused_request' && isSameQuery ? problem : null}
            onChange={(traceQl) => change({ traceQl })}
            onByHand={(next) => setDraft(next ? byHand(draft, traceQlOf(query)) : { ...draft, isByHand: false })}
          />
        </div>
      )}
    </form>
  );
}

/** What is typed, until the address asks for something else; another zone changes how its times are shown alone. */
function useDraft(state: SearchState, zone: TimeZone) {
  const [draft, setDraft] = useState(() => draftOf(state, zone));
  const asked = JSON.stringify([state.place, state.query]);
  const [shown, setShown] = useState({ asked, zone });
  useEffect(() => {
    if (asked === shown.asked && zone === shown.zone) return;
    setShown({ asked, zone });
    if (asked !== shown.asked) setDraft((now) => draftAfter(now, state, zone));
    else setDraft((now) => ({ ...now, time: inZone(now.time, shown.zone, zone) }));
  }, [asked, shown, state, zone]);
  return [draft, setDraft] as const;
}

/** The usual ones that are allowed, the most that is, and the one that is chosen. */
function limitsUpTo(most: number, chosen: number): number[] {
  const allowed = [...LIMITS, chosen].filter((limit) => limit <= most);
  return [...new Set(most < LARGEST_LIMIT ? [...allowed, most] : allowed)];
}

function backNote(time: SearchState['query']['time'], furthest: number): string {
  const back = time.type === 'last' ? time.milliseconds : Date.now() - time.from;
  return back > furthest ? `Jaeger is set up to be searched ${lastWords(furthest)} back at most.` : '';
}

function rangeNote(time: SearchState['query']['time'], longest: number | null): string {
  const length = time.type === 'last' ? time.milliseconds : time.to - time.from;
  if (longest === null || length <= longest) return '';
  return `One search of this backend may span ${lastWords(longest)} at most.`;
}
