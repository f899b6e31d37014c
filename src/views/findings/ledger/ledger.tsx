import { useMemo, useState } from 'react';
import { wordsOfPart } from '../../../analysis/ledger-part.ts';
import {
  type LedgerLine,
  type LedgerSide,
  ledgerBy,
  ledgerShareText,
  MOST_ADDED_UP,
} from '../../../analysis/ledger-shares.ts';
import { wholeWord } from '../../../analysis/wording/whole-word.ts';
import { groupDigits } from '../../../lib/counted.ts';
import { Stored } from '../../../lib/stored.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { useStored } from '../../../ui/use-stored.ts';
import type { TraceInsights } from '../../trace-insights.ts';
import { usePick } from '../../use-pick.ts';
import { criticalTimeOf } from './critical-time-of.ts';
import { LedgerBar } from './ledger-bar.tsx';
import { ledgerColours } from './ledger-colours.ts';
import { ledgerName } from './ledger-names.ts';
import { keyOf, type ShownLedger } from './shown-ledger.ts';
import { spansOfLine } from './spans-of-line.ts';

const SIDES: readonly { readonly value: LedgerSide; readonly label: string }[] = [
  { value: 'service', label: 'Service' },
  { value: 'operation', label: 'Operation' },
  { value: 'category', label: 'Category' },
];
const shownSide = new Stored<LedgerSide>(
  'ledger-side',
  (value) => SIDES.find((side) => side.value === value)?.value ?? 'service',
);
/** Lines that are shown at first; one more costs no more than the words that would stand for it. */
const MOST = MOST_ADDED_UP - 1;

export interface LedgerProps {
  readonly trace: SpanTable;
  readonly insights: TraceInsights;
}

/** Where every nanosecond of the request went. A line lights the spans that had its time. */
export function Ledger({ trace, insights }: LedgerProps) {
  const { analysis, part, onPart, onSight } = insights;
  const words = part?.words ?? '';
  const liked = useStored(shownSide);
  const [turned, setTurned] = useState<readonly [words: string, LedgerSide] | null>(null);
  // What comes with the address is shown on its side, until another is asked for.
  const side = turned?.[0] === words ? turned[1] : (part?.side ?? liked);
  const lines = useMemo(() => ledgerBy(analysis.ledger, side), [analysis, side]);
  const colours = useMemo(() => ledgerColours(trace, lines, side), [trace, lines, side]);
  const matches = usePick(trace, 'matches');
  const matched = useMemo(() => matches && criticalTimeOf(analysis, matches.spans), [analysis, matches]);
  if (analysis.ledger.length === 0) return null;
  const litKey = part?.side === side ? keyOf(part.line) : null;
  const turn = (to: LedgerSide) => {
    setTurned([words, to]);
    shownSide.set(to);
  };
  const toggle = (line: LedgerLine) => {
    const next = keyOf(line) === litKey ? '' : wordsOfPart(side, line);
    setTurned([next, side]);
    onPart(next);
    const [first] = next === '' ? [] : spansOfLine(trace, analysis.path, line);
    if (first !== undefined) onSight({ spans: [first], time: null });
  };
  const shown = { lines, colours, litKey, onToggle: toggle };
  return (
    <section aria-label="Where the time went" className="flex flex-col gap-2 px-4 pt-3">
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <h2 className="font-semibold">Where the time went</h2>
        <Segmented label="Time by" options={SIDES} value={side} onChange={turn} />
      </div>
      {part !== null && part.side !== side && (
        <p className="flex min-w-0 gap-1.5 text-ink2">
          <span className="flex-none">Lit:</span>
          <bdi className="truncate" title={ledgerName(part.line, part.side)}>
            {ledgerName(part.line, part.side)}
          </bdi>
          <span className="flex-none">({part.side})</span>
          <TextButton className="flex-none" onClick={() => onPart('')}>
            Let go
          </TextButton>
        </p>
      )}
      <LedgerBar {...shown} side={side} />
      <LedgerTable key={side} {...shown} side={side} matched={matched} word={wholeWord(trace)} />
    </section>
  );
}

interface LedgerTableProps extends ShownLedger {
  /** Time of the request that the filter's matches had; null without a filter. */
  readonly matched: Nanoseconds | null;
  /** What all of it is called. */
  readonly word: ReturnType<typeof wholeWord>;
}

function LedgerTable({ side, lines, colours, litKey, onToggle, matched, word }: LedgerTableProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || lines.length <= MOST + 1 ? lines : lines.slice(0, MOST);
  const rest = lines.slice(shown.length);
  const whole = sumOf(lines, 'time');
  const wholeShare = whole > 0 ? 1000 : 0;
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <caption className="sr-only">
        Time of the {word} by {side}: each with its time and its share; a line lights its spans
      </caption>
      <colgroup>
        <col />
        <col className="w-[72px]" />
        <col className="w-[58px]" />
      </colgroup>
      <tbody>
        {shown.map((line, i) => (
          <LedgerRow
            key={keyOf(line)}
            line={line}
            side={side}
            colour={colours[i]}
            isLit={keyOf(line) === litKey}
            onToggle={onToggle}
          />
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row" className="py-0.5 pl-5 font-normal">
              <TextButton className="text-ink2" onClick={() => setWhole(true)}>
                {groupDigits(rest.length)} more
              </TextButton>
            </th>
            <Figures time={sumOf(rest, 'time')} share={Math.max(0, wholeShare - sumOf(shown, 'share'))} />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr className="border-t border-line font-semibold">
          <th scope="row" className="py-1 pl-5 font-semibold">
            Whole {word}
          </th>
          <Figures time={whole} share={wholeShare} />
        </tr>
        {matched !== null && (
          <tr>
            <th
              scope="row"
              className="py-1 pl-5 font-normal text-ink2"
              title={`Time of the ${word} that matches of the filter had`}
            >
              Of it, matches
            </th>
            <Figures time={matched} share={whole > 0 ? Math.round((matched / whole) * 1000) : 0} />
          </tr>
        )}
      </tfoot>
    </table>
  );
}

interface LedgerRowProps extends Pick<ShownLedger, 'side' | 'onToggle'> {
  readonly line: LedgerLine;
  readonly colour: string;
  readonly isLit: boolean;
}

function LedgerRow({ line, side, colour, isLit, onToggle }: LedgerRowProps) {
  return (
    <tr className={isLit ? 'bg-accent-bg' : 'hover:bg-hover'}>
      <th scope="row" className="p-0 font-normal">
        <button
          type="button"
          aria-pressed={isLit}
          onClick={() => onToggle(line)}
          className="flex min-h-6 w-full cursor-pointer items-center gap-2 rounded-sm pr-1 text-left -outline-offset-2 aria-pressed:font-semibold pointer-coarse:min-h-8"
        >
          <span
            aria-hidden
            className="forced-color-adjust-none size-2.5 shrink-0 rounded-xs"
            style={{ background: colour }}
          />
          <bdi className="truncate" title={ledgerName(line, side)}>
            {ledgerName(line, side)}
          </bdi>
        </button>
      </th>
      <Figures {...line} />
    </tr>
  );
}

function Figures({ time, share }: Pick<LedgerLine, 'time' | 'share'>) {
  return (
    <>
      <td className="py-0 text-right whitespace-nowrap">{formatDuration(time)}</td>
      <td className="py-0 text-right whitespace-nowrap">{ledgerShareText({ time, share })}</td>
    </>
  );
}

function sumOf(lines: readonly LedgerLine[], figure: 'time' | 'share'): number {
  return lines.reduce((sum, line) => sum + line[figure], 0);
}
