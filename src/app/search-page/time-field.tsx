import { useId } from 'react';
import type { TimeZone } from '../../trace/time.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { timeZone } from '../time-zone.ts';
import { betweenTexts, type DraftTime } from './form-draft.ts';
import { FormField, INPUT, SELECT } from './form-field.tsx';
import { LAST_TIMES, lastTimeWords } from './search-words.ts';

export interface TimeFieldProps {
  /** Whether the time counts; where it does not, all times are searched and the field says so. */
  readonly counts: boolean;
  readonly time: DraftTime;
  /** What is longer ago than so many milliseconds is not offered. */
  readonly furthestBack: number;
  readonly zone: TimeZone;
  readonly note: string;
  readonly problem: string | undefined;
  readonly onChange: (time: DraftTime) => void;
}

const BETWEEN = 'between';

/** Which time is searched: the last so long, or from one moment to another. */
export function TimeField({ counts, ...props }: TimeFieldProps) {
  return counts ? <CountingTime {...props} /> : <AnyTime note={props.note} />;
}

/** A field that stays where it is, and can be reached to read why nothing can be chosen. */
function AnyTime({ note }: { readonly note: string }) {
  const id = useId();
  return (
    <FormField title="Time" note={note} noteId={id}>
      <input
        type="text"
        aria-label="Time"
        aria-disabled
        aria-describedby={id}
        readOnly
        value="any time"
        className={`${INPUT} cursor-default opacity-60`}
      />
    </FormField>
  );
}

function CountingTime({ time, furthestBack, zone, note, problem, onChange }: Omit<TimeFieldProps, 'counts'>) {
  const lasts: readonly number[] = LAST_TIMES.filter((each) => each <= furthestBack);
  const own = time.type === 'last' && !lasts.includes(time.milliseconds) ? [time.milliseconds] : [];
  const onSelect = (value: string) => {
    if (value !== BETWEEN) onChange({ type: 'last', milliseconds: Number(value) });
    else onChange(beforeNow(time.type === 'last' ? time.milliseconds : LAST_TIMES[0], zone));
  };
  return (
    <FormField title="Time" end={time.type === BETWEEN && <ZoneButton zone={zone} />} note={note} problem={problem}>
      <select
        aria-label="Time"
        className={SELECT}
        value={time.type === 'last' ? String(time.milliseconds) : BETWEEN}
        onChange={(event) => onSelect(event.target.value)}
      >
        {[...lasts, ...own].map((milliseconds) => (
          <option key={milliseconds} value={milliseconds}>
            {lastTimeWords(milliseconds)}
          </option>
        ))}
        <option value={BETWEEN}>from … to …</option>
      </select>
      {time.type === BETWEEN && (
        <div className="flex flex-col gap-1.5 pt-1.5">
          <Moment label="From" text={time.from} onChange={(from) => onChange({ ...time, from })} />
          <Moment label="To" text={time.to} onChange={(to) => onChange({ ...time, to })} />
        </div>
      )}
    </FormField>
  );
}

/** From whole seconds: nobody types others. */
function beforeNow(milliseconds: number, zone: TimeZone): DraftTime {
  const now = Math.ceil(Date.now() / 1000) * 1000;
  return betweenTexts(now - milliseconds, now, zone);
}

interface MomentProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function Moment({ label, text, onChange }: MomentProps) {
  return (
    <label className="flex items-center gap-2">
      <span className="w-8 shrink-0 text-ink2">{label}</span>
      <input
        type="datetime-local"
        step={text.includes('.') ? 0.001 : 1}
        value={text}
        className={INPUT}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function ZoneButton({ zone }: { readonly zone: TimeZone }) {
  const next = zone === 'utc' ? 'local' : 'utc';
  return (
    <TextButton
      title={`Times are ${zone === 'utc' ? 'UTC' : 'local'} all over the page. Change to ${next === 'utc' ? 'UTC' : 'local'}.`}
      onClick={() => timeZone.set(next)}
    >
      {zone === 'utc' ? 'UTC' : 'local time'}
    </TextButton>
  );
}
