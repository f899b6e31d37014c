import { useMemo } from 'react';
import { readTraceState } from '../../analysis/value-meanings/trace-state.ts';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { flagsInWords } from '../../trace/span-flags.ts';
import { FactRow } from './fact-row.tsx';
import { Section } from './section.tsx';
import { ShownText } from './shown-text.tsx';

export interface SamplingSectionProps {
  readonly details: Pick<DetailsExcerpt, 'flags' | 'traceState'>;
}

/** The trace flags, and the trace state by vendor, with what it says of why the span is there. */
export function SamplingSection({ details: { flags, traceState } }: SamplingSectionProps) {
  if (flags === null && traceState === '') return null;
  return (
    <Section title="Sampling">
      <dl className="flex flex-col">
        {flags !== null && (
          <FactRow label="Flags">
            <span className="font-sans text-xs">{flagsInWords(flags)}</span>
          </FactRow>
        )}
        {traceState !== '' && <TraceState text={traceState} />}
      </dl>
    </Section>
  );
}

function TraceState({ text }: { readonly text: string }) {
  const members = useMemo(() => readTraceState(text), [text]);
  return (
    <FactRow label="Trace state" copy={text}>
      {members.map(({ key, value, meanings }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: keys may repeat and never move
        <div key={i}>
          <ShownText text={`${key} = ${value}`} limit={300} />
          {meanings.map((meaning) => (
            <p key={meaning} className="font-sans text-xs text-ink2">
              {meaning}
            </p>
          ))}
        </div>
      ))}
    </FactRow>
  );
}
