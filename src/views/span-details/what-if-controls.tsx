import { type FormEvent, useId, useMemo, useState } from 'react';
import type { Change } from '../../analysis/change.ts';
import { insteadOf, withAllChanges } from '../../analysis/wording/in-sentence.ts';
import { wholeWord } from '../../analysis/wording/whole-word.ts';
import { groupDigits } from '../../lib/counted.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { Button } from '../../ui/button.tsx';
import { bringInSight } from '../answer-in-sight.ts';
import { rootTimes } from '../finding-sight.ts';
import { readDuration } from '../read-duration.ts';
import { PartRow } from './part-row.tsx';
import type { PartSectionProps } from './part-section.tsx';

/** Asks what would be if the span, or all of its operation, took another time. Several questions add up. */
export function WhatIfControls({ trace, span, insights }: PartSectionProps) {
  const { changes, onChange, replayed, analysis } = insights;
  const [isAll, setAll] = useState(false);
  const likeIt = useMemo(() => likeCount(trace, span.index), [trace, span.index]);
  const { start, end } = rootTimes(analysis.path);
  const scaled = (factor: number): Change =>
    isAll
      ? { op: 'scaleOperation', service: serviceName(trace, span.index), name: spanName(trace, span.index), factor }
      : { op: 'scale', span: span.index, factor };
  const ask = (change: Change) => onChange([...changes.filter((other) => !isAboutSame(other, change)), change]);
  const isAsked = (change: Change) => changes.some((other) => JSON.stringify(other) === JSON.stringify(change));
  return (
    <PartRow label="What if" title={`What the ${wholeWord(trace)} would take if this span took another time`}>
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-1.5">
          <FactorButton label="Half" isAsked={isAsked(scaled(0.5))} onClick={() => ask(scaled(0.5))} />
          <FactorButton label="No time" isAsked={isAsked(scaled(0))} onClick={() => ask(scaled(0))} />
          {!isAll && (
            <ValueForm whole={span.duration} onValue={(duration) => ask({ op: 'set', span: span.index, duration })} />
          )}
        </div>
        {likeIt > 1 && (
          <label className="flex min-h-6 items-center gap-1.5">
            <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
            all {groupDigits(likeIt)} of this operation
          </label>
        )}
        {changes.length > 0 && replayed !== null && (
          <p ref={bringInSight} className="text-accent">
            The {wholeWord(trace)} would take {insteadOf(replayed.rootDuration, end - start)}
            {withAllChanges(changes.length)}, if everything still waits for what it waited for.{' '}
            <button type="button" className="cursor-pointer underline" onClick={() => onChange(changes.slice(0, -1))}>
              Take the last back
            </button>
          </p>
        )}
      </div>
    </PartRow>
  );
}

interface FactorButtonProps {
  readonly label: string;
  readonly isAsked: boolean;
  readonly onClick: () => void;
}

function FactorButton({ label, isAsked, onClick }: FactorButtonProps) {
  return (
    <Button
      size="small"
      aria-pressed={isAsked}
      onClick={onClick}
      className="aria-pressed:border-accent aria-pressed:text-accent"
    >
      {label}
    </Button>
  );
}

interface ValueFormProps {
  /** What a share is a share of. */
  readonly whole: number;
  readonly onValue: (duration: number) => void;
}

/** A duration to be typed: `20 ms`, `1.5 s`, `30 %`. */
function ValueForm({ whole, onValue }: ValueFormProps) {
  const [text, setText] = useState('');
  // Half a figure is none yet: what is wrong is told when it is tried, or left.
  const [isDone, setDone] = useState(false);
  const help = useId();
  const duration = readDuration(text, whole);
  const isWrong = text.trim() !== '' && duration === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setDone(true);
    if (duration !== null) onValue(Math.round(duration));
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-1">
      <input
        type="text"
        aria-label="Another duration"
        aria-invalid={isWrong}
        aria-describedby={help}
        placeholder="20 ms, 30 %"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setDone(false);
        }}
        onBlur={() => setDone(true)}
        className="h-[22px] w-24 rounded border border-line2 bg-bg px-1.5 aria-[invalid=true]:border-err pointer-coarse:h-8"
      />
      <Button size="small" type="submit" disabled={text.trim() === ''}>
        Try
      </Button>
      <p id={help} role="status" className="w-full text-err">
        {isWrong && isDone && 'A figure and a unit: 0, 200 ms, 1.5 s, or 30 % of what it took.'}
      </p>
    </form>
  );
}

function isAboutSame(a: Change, b: Change): boolean {
  if (a.op === 'scaleOperation' || b.op === 'scaleOperation') {
    return a.op === b.op && 'service' in a && 'service' in b && a.service === b.service && a.name === b.name;
  }
  return 'span' in a && 'span' in b && a.span === b.span;
}

/** How many spans have the service and name of this one. */
function likeCount({ name, service, length }: PartSectionProps['trace'], span: number): number {
  let count = 0;
  for (let row = 0; row < length; row++) if (name[row] === name[span] && service[row] === service[span]) count++;
  return count;
}
