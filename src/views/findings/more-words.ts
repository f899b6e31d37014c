import { groupDigits } from '../../lib/counted.ts';

/** What several findings of a title are called; titles that are about many, or about what cannot be counted, are not here. */
const PLURALS: Readonly<Record<string, string>> = {
  'Cold start': 'cold starts',
  'Connection setup': 'connection setups',
  Error: 'errors',
  'Fan-out': 'fan-outs',
  'Fat leaf': 'fat leaves',
  Gap: 'gaps',
  'Missing parent': 'missing parents',
  'Timeout limit': 'timeout limits',
  'Unknown service': 'unknown services',
};

/** Returns what a button to several more findings says: `5 more fat leaves`, `3 more: Retries`. */
export function moreWords(count: number, title: string): string {
  const plural = Object.hasOwn(PLURALS, title) ? PLURALS[title] : undefined;
  return plural === undefined ? `${groupDigits(count)} more: ${title}` : `${groupDigits(count)} more ${plural}`;
}
