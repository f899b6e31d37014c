/** What a span waits for, as far as its name tells. */
export type WaitingFor = 'lock' | 'turn' | 'time';

const LONGEST_NAME = 60;
/** Words that say that something is waited for, or got. */
const GETTING = new Set('acquire acquiring get take obtain enter try wait waiting await awaiting for on'.split(' '));
/** Units of what is slept. */
const UNITS = new Set('s ms us ns sec secs second seconds min mins minute minutes m'.split(' '));
/** Where a name begins like that it is about waiting, whatever the lock is called that stands behind it. */
const WAITS_FOR =
  /^(?:acquir(?:e|ing)|obtain(?:ing)?|await(?:ing)?|wait(?:ing)?)(?: for)?(?: an?| the)? (lock|mutex|semaphore|permit)\b/;
/** Words that say of what kind it is, or where it belongs. */
const OF = new Set(
  'a the row table db database file global shared exclusive distributed advisory redis read write rw'.split(' '),
);
const WAITED_FOR: readonly (readonly [WaitingFor, ReadonlySet<string>])[] = [
  ['lock', new Set('lock mutex rwlock spinlock latch'.split(' '))],
  ['turn', new Set('semaphore permit throttle throttled throttling'.split(' '))],
  ['time', new Set('sleep sleeping usleep nanosleep backoff'.split(' '))],
];
/** What stands before the name of a function that sleeps or locks. */
const WHOSE = new Set('time thread threading asyncio async sync task timers util redis lib'.split(' '));

/**
 * Returns what a span of its own code waits for if its name says nothing but that: `acquire lock`, `Mutex.Lock`,
 * `time.sleep`; null for `lock account`, which may be an operation of its own.
 */
export function waitingFor(name: string): WaitingFor | null {
  if (name.length > LONGEST_NAME) return null;
  const words = wordsOf(name);
  const [, named] = WAITS_FOR.exec(words.join(' ')) ?? [];
  if (named !== undefined) return named === 'lock' || named === 'mutex' ? 'lock' : 'turn';
  const found = WAITED_FOR.find(([, names]) => words.some((word) => names.has(word)));
  if (found === undefined) return null;
  const [kind, names] = found;
  const isSlept = (word: string) => kind === 'time' && UNITS.has(word);
  const isSaid = (word: string) => GETTING.has(word) || OF.has(word) || WHOSE.has(word) || isSlept(word);
  return words.every((word) => names.has(word) || isSaid(word)) ? kind : null;
}

/** In lower case: `acquireLock` and `acquire_lock` alike. */
function wordsOf(name: string): string[] {
  const parted = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return parted.split(/[^a-z]+/).filter((word) => word !== '');
}
