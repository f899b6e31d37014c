import { formatDuration } from '../../trace/time.ts';

/** Attributes that the conventions count in bytes without saying so in their name. */
const BYTES: ReadonlySet<string> = new Set([
  'http.request.body.size',
  'http.response.body.size',
  'http.request.size',
  'http.response.size',
  'http.request.header.content-length',
  'http.response.header.content-length',
  'messaging.message.body.size',
  'messaging.message.envelope.size',
  'rpc.message.compressed_size',
  'rpc.message.uncompressed_size',
  'message.compressed_size',
  'message.uncompressed_size',
  'azure.cosmosdb.request.body.size',
  'file.size',
  'faas.max_memory',
  'host.cpu.cache.l2.size',
]);
const BYTES_AT_END = /(?:[._-]bytes|[a-z]Bytes|\.body\.size)$/;

const SECONDS: ReadonlySet<string> = new Set(['gen_ai.response.time_to_first_chunk', 'app.jank.period']);

/** Ends of names that say their unit, and its nanoseconds. Single letters, and `ns`, may mean anything. */
const TIME_ENDS: readonly (readonly [end: RegExp, nanoseconds: number])[] = [
  [/(?:[._-](?:ms|msec|millis|milliseconds)|[a-z](?:Ms|Millis|Milliseconds))$/, 1e6],
  [/(?:[._-](?:micros|microseconds)|[a-z](?:Micros|Microseconds))$/, 1e3],
  [/(?:[._-](?:nanos|nanoseconds)|[a-z](?:Nanos|Nanoseconds))$/, 1],
  [/(?:[._-](?:secs|seconds)|[a-z](?:Secs|Seconds))$/, 1e9],
];

/** Ten years. What is longer is no duration but a moment, or nonsense. */
const LONGEST = 10 * 365 * 86_400e9;

/**
 * Returns a number of bytes or of some unit of time as people read it, `1.20 MB`, `2.50 s`, where the attribute's name
 * tells the unit and it reads better than the number itself; else empty. `name` is today's.
 */
export function quantity(name: string, value: number): string {
  if (isInBytes(name)) return Number.isInteger(value) && value >= 1000 ? formatBytes(value) : '';
  const unit = nanosecondsPerUnit(name);
  if (unit === null) return '';
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1 && size < (unit === 1e9 ? 60 : 1000));
  return isPlain || size * unit > LONGEST || size * unit < 1 ? '' : formatDuration(value * unit);
}

/** Returns how many nanoseconds the unit in an attribute's name has; null where it names none. */
export function nanosecondsPerUnit(name: string): number | null {
  if (SECONDS.has(name)) return 1e9;
  return TIME_ENDS.find(([end]) => end.test(name))?.[1] ?? null;
}

function isInBytes(name: string): boolean {
  return BYTES.has(name) || BYTES_AT_END.test(name);
}

const BYTE_UNITS = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/** Returns a number of bytes from 1,000 on with three figures: `1.20 kB`, `45.3 MB`. A kilobyte has 1,000. */
export function formatBytes(bytes: number): string {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2)} ${BYTE_UNITS[unit]}`;
}
