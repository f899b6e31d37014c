import { FIRST_LOOK, type TraceLook } from '../../views/trace-look.ts';
import type { LookStep } from '../../views/trace-view-props.ts';
import { openingLook } from '../../views/waterfall/look/opening-look.ts';
import { OPENINGS } from '../../views/waterfall/look/openings.ts';
import { asAddressed } from '../url-state.ts';
import { formatLook, readLook, spanFoundByJaeger } from '../url-state-look.ts';
import { presentAddress } from './present-address.ts';
import { takeStep, UNWRITTEN, writeUnwritten } from './take-step.ts';
import { type HeldLook, wordsOfLook } from './use-look.ts';

/** Returns how an address has its trace looked at; the first rows will stand so. */
export function openLook({ address, navigate }: HeldLook): TraceLook {
  if (address.page !== 'trace') return FIRST_LOOK;
  const raw = address.look ?? '';
  const look = readLook(raw);
  const found = spanFoundByJaeger(raw);
  if (found !== '') navigate({ ...address, span: address.span || found, look: formatLook(look) }, { replace: true });
  OPENINGS.set(look, openingLook(look, address.span || found));
  return look;
}

/** Whether an address says of a look, in the words of `wordsOfLook`, all for which it has room. */
export function isCutShort({ address }: HeldLook, words: string): boolean {
  const [traceId, look] = words.split('?', 2);
  if (address.page !== 'trace' || address.traceId !== traceId) return false;
  return wordsOfLook(asAddressed({ ...address, look })) === wordsOfLook(address);
}

/** Browsers refuse more than some hundred changes of the address in half a minute; this makes 75. */
const REST_MS = 400;

let writtenAt = Number.NEGATIVE_INFINITY;

// Who leaves the page comes back to what they did last. Later, at `pagehide`, browsers change no entry any more.
if (typeof addEventListener === 'function') {
  addEventListener('beforeunload', writeUnwritten);
}

/** What has changed and is not yet in the address; it belongs to the entry of the history in which it was changed. */
interface Unwritten {
  readonly of: string;
  readonly change: Partial<TraceLook>;
  readonly flush: () => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

const unwritten = new WeakMap<HeldLook, Unwritten>();

/** Brings a change into the address: a step at once, and what comes after a rest; anything else when changes rest again. */
export function writeLook(held: HeldLook, change: Partial<TraceLook>, step: LookStep): void {
  const before = unwritten.get(held);
  const isSame = before?.of === held.of;
  if (step === 'step') {
    flushLook(held);
    write(held, change, false);
    return;
  }
  clearTimeout(before?.timer);
  const flush = before?.flush ?? (() => flushLook(held));
  UNWRITTEN.add(flush);
  const isRested = performance.now() - writtenAt > REST_MS;
  const timer = setTimeout(flush, REST_MS);
  unwritten.set(held, { of: held.of, change: { ...(isSame && before.change), ...change }, flush, timer });
  if (isRested) flush();
}

/** Writes what has not yet rested. What was changed before somebody went back is of another entry, and left out. */
function flushLook(held: HeldLook): void {
  const waiting = unwritten.get(held);
  if (waiting === undefined) return;
  clearTimeout(waiting.timer);
  unwritten.delete(held);
  UNWRITTEN.delete(waiting.flush);
  if (waiting.of === held.of) write(held, waiting.change, true);
}

function write(held: HeldLook, change: Partial<TraceLook>, replace: boolean): void {
  const now = presentAddress(held.address);
  if (now === held.address || now.page !== 'trace') return;
  const look = formatLook({ ...readLook(now.look ?? ''), ...change });
  // Before the address: whoever follows it is told at once, and finds nothing new.
  held.of = wordsOfLook({ ...now, look });
  writtenAt = performance.now();
  takeStep(held, { look }, replace);
}
