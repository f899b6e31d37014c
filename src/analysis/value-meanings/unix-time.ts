import { nanosecondsPerUnit } from './quantity.ts';

/** Attributes that the conventions give as seconds or milliseconds since 1970. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['messaging.servicebus.message.enqueued_time', 1_000_000_000n],
  ['messaging.eventhubs.message.enqueued_time', 1_000_000_000n],
  ['messaging.rocketmq.message.delivery_timestamp', 1_000_000n],
]);
/** Names, in small letters and before any unit: `created_unix`, `expires_at`, `modified_time`. */
const SAYS_MOMENT =
  /unix|epoch|timestamp|[._-]at$|(?:^|[._-])(?:created|expir(?:ation|es|y)|modified|updated|enqueued|published|delivered|issued)[._-]?(?:time|date)$/;
/**
 * These may be how long something took, or count from the start of a machine, and such a count in a fine unit looks like a
 * moment in a coarse one.
 */
const MAY_BE_STRETCH = /(?:^|[._-])(?:start|end|begin|event|finish|creation|create|update|publish|delivery)[._-]?time$/;
/** The unit that a name ends on, `_ms`, is no part of what it says. */
const UNIT_AT_END = /[._-](?:ns|us|ms|msec|millis|micros|nanos|secs|(?:milli|micro|nano)?seconds)$/;

const EARLIEST = 1_000_000_000n * 1_000_000_000n;
const LATEST = 4_102_444_800n * 1_000_000_000n;
/** Read in the wrong one of these, a moment of our century is in none. */
const SIZES = [1_000_000_000n, 1_000_000n, 1_000n, 1n];
/** Nothing takes the 31 years that a moment in nanoseconds would be. */
const SURELY_UNIX = [1n];

/**
 * Returns the moment that an integer means, in Unix nanoseconds; null if its attribute's name does not say that it is
 * one, or if it is none between 2001 and 2100. Where the name tells no unit, the number of digits does: no number is
 * within these years in two of them. A start or an end is taken for one in nanoseconds only.
 */
export function unixTime(name: string, value: bigint): bigint | null {
  const known = UNITS.get(name);
  if (known !== undefined) return withinReason(value * known);
  const said = inSmallLetters(name).replace(UNIT_AT_END, '');
  const sizes = SAYS_MOMENT.test(said) ? SIZES : MAY_BE_STRETCH.test(said) ? SURELY_UNIX : [];
  const named = unitOf(name);
  const units = named === null ? sizes : sizes.filter((size) => size === named);
  return units.map((unit) => withinReason(value * unit)).find((time) => time !== null) ?? null;
}

/** `createdAtMs` is `created_at_ms`. */
function inSmallLetters(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `ns` means nanoseconds where the rest of a name says that it is a moment. */
function unitOf(name: string): bigint | null {
  const named = /(?:[._-]ns|[a-z]Ns)$/.test(name)
    ? 1
    : /(?:[._-]us|[a-z]Us)$/.test(name)
      ? 1000
      : nanosecondsPerUnit(name);
  return named === null ? null : BigInt(named);
}

function withinReason(time: bigint): bigint | null {
  return time >= EARLIEST && time < LATEST ? time : null;
}
