import { folded } from '../../lib/folded-text.ts';
import { TEXT_ID } from '../../trace/span-id.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { StringIndex } from '../../trace/units.ts';
import { spanIdDigits } from './span-id-digits.ts';

/**
 * Returns the spans whose name, service or id has `word` in it, in any case; of an id written in hexadecimal, 8 digits
 * at least. O(spans + bytes of different strings).
 */
export function matchColumns(trace: SpanTable, word: string): SpanSet {
  const { name, service, services, idHigh, idLow, length } = trace;
  const found = new SpanSet(length);
  const has = stringMatcher(trace, folded(word));
  const isOfService = services.map((each) => has(each.name));
  for (let span = 0; span < length; span++) {
    const isTextId = idHigh[span] === TEXT_ID;
    if (has(name[span]) || isOfService[service[span]] || (isTextId && has(idLow[span]))) found.add(span);
  }
  const digits = spanIdDigits(word);
  if (digits !== null) addIdsWith(digits, trace, found);
  return found;
}

/** Returns whether a string of the trace has `wanted` in it; each string is looked at once. */
function stringMatcher({ strings }: SpanTable, wanted: string): (index: StringIndex) => boolean {
  const UNKNOWN = 0;
  const YES = 1;
  const NO = 2;
  const known = new Uint8Array(strings.length);
  return (index) => {
    if (known[index] === UNKNOWN) known[index] = folded(strings.get(index)).includes(wanted) ? YES : NO;
    return known[index] === YES;
  };
}

function addIdsWith(digits: string, { idHigh, idLow, length }: SpanTable, found: SpanSet): void {
  for (let place = 0; place + digits.length <= 16; place++) {
    const [high, low] = wordsOf('0'.repeat(place) + digits);
    const [highMask, lowMask] = wordsOf('0'.repeat(place) + 'f'.repeat(digits.length));
    for (let span = 0; span < length; span++) {
      const isSame = ((idLow[span] ^ low) & lowMask) === 0 && ((idHigh[span] ^ high) & highMask) === 0;
      if (isSame && idHigh[span] !== TEXT_ID && (idHigh[span] | idLow[span]) !== 0) found.add(span);
    }
  }
}

/** Returns 16 digits, filled up with zeros behind, as two numbers of 32 bits. */
function wordsOf(digits: string): readonly [high: number, low: number] {
  const all = digits.padEnd(16, '0');
  return [Number.parseInt(all.slice(0, 8), 16), Number.parseInt(all.slice(8), 16)];
}
