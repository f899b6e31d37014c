import { ledgerShareText } from '../../../analysis/ledger-shares.ts';
import { ledgerName } from './ledger-names.ts';
import { keyOf, type ShownLedger } from './shown-ledger.ts';

/** The lines of the ledger as one bar; a pointer can choose a line there too. Screen readers have the table. */
export function LedgerBar({ side, lines, colours, litKey, onToggle }: ShownLedger) {
  return (
    <div aria-hidden className="flex h-3 w-full gap-px overflow-hidden rounded-xs forced-color-adjust-none">
      {lines.map((line, i) =>
        line.time === 0 ? null : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the table below has a button a line
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <div
            key={keyOf(line)}
            title={`${ledgerName(line, side)}: ${ledgerShareText(line)}`}
            onClick={() => onToggle(line)}
            className={`min-w-px cursor-pointer basis-0 ${litKey !== null && litKey !== keyOf(line) ? 'opacity-40' : ''}`}
            style={{ background: colours[i], flexGrow: line.time }}
          />
        ),
      )}
    </div>
  );
}
