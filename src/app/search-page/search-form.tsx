import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { traceQlOf } from '../../load/backends/trace-ql.ts';
import type { LoadProblem } from '../../load/load-problem.ts';
import { searchAbilities } from '../../load/search/search-abilities.ts';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES, SpanKind } from '../../trace/span-kind.ts';
import type { TimeZone } from '../../trace/time.ts';
import { Button } from '../../ui/button.tsx';
import { CompletingField } from '../../ui/completing-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { AttributeField } from './attribute-field.tsx';
import { draftOf, type FormDraft, orderProblem, readDraft, withTypedConditions } from './form-draft.ts';
import { FormField, INPUT, SELECT } from './form-field.tsx';
import { PlaceField } from './place-field.tsx';
import type { SearchState } from './search-address.ts';
import { type KnownPlaces, resolvePlace } from './search-places.ts';
import { errorWords, lastWords } from './search-words.ts';
import { TimeField } from './time-field.tsx';
import { TraceQlField } from './trace-ql-field.tsx';
import { useOperations, useServices } from './use-completions.ts';

export interface SearchFormProps {
  /** What the address asks for; the form shows it whenever that changes. */
  readonly state: SearchState;
  readonly known: KnownPlaces;
  readonly zone: TimeZone;
  /** Why the server refused this very search, null where it did not. */
  readonly problem: LoadProblem | null;
  readonly isRunning: boolean;
  readonly onSearch: (asked: Pick<SearchState, 'place' | 'query'>) => void;
}

const ALL_TIMES = 'Examples and files are searched whole, whatever their time.';
const LIMITS = [20, 50, 100, 500, 1000];

/** What to search for. What cannot be understood is told at its field, and nothing is sent. */
export function SearchForm({ state, known, zone, problem, isRunning, onSearch }: SearchFormProps) {
  const [draft, setDraft] = useDraft(state, zone);
  const [hasAsked, setAsked] = useState(false);
  const resolved = resolvePlace(draft.place, known);
  const found = resolved.status === 'found' ? resolved : null;
  const abilities = searchAbilities(found?.kind ?? '');
  const { query, problems } = readDraft(draft, zone);
  const isWhole = (found?.place ?? draft.place).type !== 'backend';
  const isWrong = Object.keys(problems).some((field) => !(isWhole && field === 'time'));
  const shownProblems = hasAsked || orderProblem(state.query) !== '' ? problems : {};
  const change = (next: Partial<FormDraft>) => setDraft({ ...draft, ...next });
  const submit = () => {
    setAsked(true);
    setDraft(withTypedConditions(draft));
    if (!isWrong && found !== null)
      onSearch({ place: found.place, query: isWhole ? { ...query, time: ANY_TRACE.time } : query });
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
  const isByHand = draft.isByHand && abilities.traceQl;
  const isSameQuery = query.traceQl === state.query.traceQl;
  return (
    <form className="flex flex-col gap-2.5 px-4 pt-4 pb-1" onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <PlaceField place={draft.place} known={known} onChange={(place) => change({ place })} />
      {isByHand && <p className="text-ink2">TraceQL is written by hand: the fields below are set aside.</p>}
      <fieldset disabled={isByHand} className={`flex min-w-0 flex-col gap-2.5 ${isByHand ? 'opacity-60' : ''}`}>
        <NameFields draft={draft} found={found} needsService={abilities.needsService} onChange={setDraft} />
        <DurationField draft={draft} problems={shownProblems} abilities={abilities} onChange={change} />
        <KindAndStatus draft={draft} note={abilities.errorsOnly} onChange={change} />
        <AttributeField draft={draft} found={found} problem={problems.attributes} onChange={setDraft} />
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
        note={isWhole ? ALL_TIMES : rangeNote(query.time, abilities.longestRange)}
        problem={shownProblems.time}
        onChange={(time) => change({ time })}
      />
      {/* However low the window, the button is in sight. */}
      <div className="sticky bottom-0 z-10 -mx-4 flex items-end gap-3 bg-surface px-4 pb-3">
        <div className="flex-1">
          <FormField title="Limit">
            <select
              aria-label="Limit"
              className={SELECT}
              value={draft.limit}
              onChange={(event) => change({ limit: Number(event.target.value) })}
            >
              {[...new Set([...LIMITS, draft.limit])].map((limit) => (
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
      {abilities.traceQl && (
        <div className="-mx-4 border-t border-line px-4 pt-2.5">
          <TraceQlField
            isByHand={isByHand}
            text={isByHand ? draft.traceQl : traceQlOf(query)}
            found={found}
            problem={shownProblems.traceQl}
            refusal={problem?.kind === 'refused_request' && isSameQuery ? problem : null}
            onChange={(traceQl) => change({ traceQl })}
            onByHand={(next) => change({ isByHand: next, traceQl: next ? traceQlOf(query) : '' })}
          />
        </div>
      )}
    </form>
  );
}

/** What is typed, until the address asks for something else. */
function useDraft(state: SearchState, zone: TimeZone) {
  const [draft, setDraft] = useState(() => draftOf(state, zone));
  const asked = JSON.stringify([state.place, state.query, zone]);
  const [shown, setShown] = useState(asked);
  useEffect(() => {
    if (asked === shown) return;
    setShown(asked);
    setDraft(draftOf(state, zone));
  }, [asked, shown, state, zone]);
  return [draft, setDraft] as const;
}

interface NameFieldsProps {
  readonly draft: FormDraft;
  readonly found: Parameters<typeof useServices>[0];
  readonly needsService: boolean;
  readonly onChange: (draft: FormDraft) => void;
}

function NameFields({ draft, found, needsService, onChange }: NameFieldsProps) {
  const services = useServices(found);
  const operations = useOperations(found, draft.service);
  return (
    <>
      <FormField title="Service">
        <CompletingField
          label="Service"
          value={draft.service}
          options={services.options}
          note={services.note}
          onNear={services.ask}
          placeholder={needsService ? 'any (asks service by service)' : 'any'}
          // Operations are of the service.
          onChange={(service) => onChange({ ...draft, service, operation: '' })}
        />
      </FormField>
      <FormField title="Operation">
        <CompletingField
          label="Operation"
          value={draft.operation}
          options={operations.options}
          note={operations.note}
          onNear={operations.ask}
          onChange={(operation) => onChange({ ...draft, operation })}
        />
      </FormField>
    </>
  );
}

interface PartProps {
  readonly draft: FormDraft;
  readonly onChange: (change: Partial<FormDraft>) => void;
}

interface DurationFieldProps extends PartProps {
  readonly problems: ReturnType<typeof readDraft>['problems'];
  readonly abilities: ReturnType<typeof searchAbilities>;
}

const MEANINGS = {
  trace: 'traces that took, from first start to last end',
  span: 'traces with a span that took, itself with its children',
} as const;

function DurationField({ draft, problems, abilities, onChange }: DurationFieldProps) {
  const { durationOf, durationMin, durationMax } = draft;
  const compensated = durationOf === 'trace' ? abilities.traceLatency : abilities.spanLatency;
  const isAsked = durationMin !== '' || durationMax !== '';
  return (
    <FormField
      title="Duration"
      problem={problems.durationMin ?? problems.durationMax}
      note={[`${MEANINGS[durationOf]}.`, isAsked ? compensated : ''].join(' ').trim()}
      end={
        <Segmented
          label="Duration of"
          options={[
            { value: 'trace', label: 'Trace' },
            { value: 'span', label: 'Span' },
          ]}
          value={durationOf}
          onChange={(next) => onChange({ durationOf: next })}
        />
      }
    >
      <div className="flex items-center gap-2">
        <Bound name="durationMin" label="Duration from" text={durationMin} problems={problems} onChange={onChange} />
        <span aria-hidden>–</span>
        <Bound name="durationMax" label="Duration to" text={durationMax} problems={problems} onChange={onChange} />
      </div>
    </FormField>
  );
}

interface BoundProps extends Pick<DurationFieldProps, 'problems' | 'onChange'> {
  readonly name: 'durationMin' | 'durationMax';
  readonly label: string;
  readonly text: string;
}

function Bound({ name, label, text, problems, onChange }: BoundProps) {
  return (
    <input
      type="text"
      aria-label={label}
      aria-invalid={problems[name] !== undefined}
      placeholder={name === 'durationMin' ? 'from 250ms' : 'to 1.5s'}
      autoComplete="off"
      spellCheck={false}
      value={text}
      className={INPUT}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
}

const KINDS = [SpanKind.Server, SpanKind.Client, SpanKind.Producer, SpanKind.Consumer, SpanKind.Internal];

function KindAndStatus({ draft, note, onChange }: PartProps & { readonly note: string }) {
  const kinds = draft.kind === null || KINDS.some((kind) => kind === draft.kind) ? KINDS : [...KINDS, draft.kind];
  return (
    <FormField title="Kind" note={[errorsNote(draft), draft.isErrorsOnly ? note : ''].join(' ').trim()}>
      <div className="flex items-center gap-3">
        <select
          aria-label="Kind"
          className={SELECT}
          value={draft.kind ?? ''}
          onChange={(event) => onChange({ kind: kinds.find((kind) => String(kind) === event.target.value) ?? null })}
        >
          <option value="">any</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {SPAN_KIND_NAMES[kind]}
            </option>
          ))}
        </select>
        <Check label="errors only" isOn={draft.isErrorsOnly} onChange={(isErrorsOnly) => onChange({ isErrorsOnly })} />
      </div>
    </FormField>
  );
}

/** What failed in other services is not asked for. */
function errorsNote({ service }: FormDraft): string {
  return service === '' ? '' : `Errors only: ${errorWords(service.slice(0, 100))}.`;
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, isOn, onChange }: CheckProps) {
  return (
    <label className="flex min-h-6 shrink-0 cursor-pointer items-center gap-1.5 pointer-coarse:min-h-9">
      <input
        type="checkbox"
        className="accent-accent"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}

function rangeNote(time: SearchState['query']['time'], longest: number | null): string {
  const length = time.type === 'last' ? time.milliseconds : time.to - time.from;
  if (longest === null || length <= longest) return '';
  return `One search of this backend may span ${lastWords(longest)} at most.`;
}
