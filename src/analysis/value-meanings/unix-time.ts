import { nanosecondsPerUnit } from './quantity.ts';

/** Attributes that the conventions give as seconds or milliseconds since 1970. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['messaging.servicebus.message.enqueued_time', 1_000_000_000n],
  ['messaging.eventhubs.message.enqueued_time', 1_000_000_000n],
  ['messaging.rocketmq.message.delivery_timestamp', 1_000_000n],
]);
const SAYS_UNIX = /unix|epoch|timestamp/i;

const EARLIEST = 1_000_000_000n * 1_000_000_000n;
const LATEST = 4_102_444_800n * 1_000_000_000n;
/** Read in the wrong one of these, a moment of our century is in none. */
const SIZES = [1_000_000_000n, 1_000_000n, 1_000n, 1n];

/**
 * Returns the moment that an integer means, in Unix nanoseconds; null if its attribute's name does not say that it is
 * one, or if it is none between 2001 and 2100. Where the name tells no unit, the number of digits does: no number is
 * within these years in two of them.
 */
export function unixTime(name: string, value: bigint): bigint | null {
  const known = UNITS.get(name);
  if (known !== undefined) return withinReason(value * known);
  if (!SAYS_UNIX.test(name)) return null;
  const named = nanosecondsPerUnit(name);
  const units = named === null ? SIZES : [BigInt(named)];
  return units.map((unit) => withinReason(value * unit)).find((time) => time !== null) ?? null;
}

function withinReason(time: bigint): bigint | null {
  return time >= EARLIEST && time < LATEST ? time : null;
}
