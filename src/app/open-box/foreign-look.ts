import type { SearchTime } from '../../trace/search-query.ts';
import { timeHint } from '../search-page/time-hint.ts';

/**
 * Returns what the address of another viewer's page says of how its trace is looked at, as `readLook` takes it: what
 * Jaeger's page finds (`uiFind`), be it a span or words; and when it was, where that is known. Empty for any other text.
 */
export function foreignLook(text: string, time: SearchTime | undefined, now = Date.now()): string {
  const trimmed = text.trim();
  const look = new URLSearchParams(time && timeHint(time, now));
  const isAddress = /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed);
  const found = isAddress ? new URL(trimmed).searchParams.get('uiFind') : null;
  if (found) look.set('uiFind', found);
  return String(look);
}
