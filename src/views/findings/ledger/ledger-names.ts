import type { LedgerLine, LedgerSide } from '../../../analysis/ledger-shares.ts';
import { LEDGER_CATEGORIES, type LedgerCategory } from '../../../analysis/trace-analysis.ts';
import { plainText } from '../../../analysis/wording/plain-text.ts';

const CATEGORY_NAMES: Readonly<Record<LedgerCategory, string>> = {
  retry: 'Retries and their pauses',
  network: 'Network and queueing',
  gap: 'Gaps: nothing visible',
  messaging: 'Messaging',
  database: 'Databases',
  remote: 'Calls to what sent no spans',
  own: 'Own work',
};

/** Returns what a line of the ledger is called. */
export function ledgerName({ name, service }: LedgerLine, side: LedgerSide): string {
  if (side === 'category') return categoryName(name);
  if (side === 'service') return plainText(name) || '(no service name)';
  const operation = plainText(name) || '(no name)';
  return service === '' ? operation : `${plainText(service)} › ${operation}`;
}

function categoryName(name: string): string {
  const category = LEDGER_CATEGORIES.find((each) => each === name);
  return category === undefined ? name : CATEGORY_NAMES[category];
}
