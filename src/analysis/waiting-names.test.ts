import { expect, test } from 'vitest';
import { waitingFor } from './waiting-names.ts';

test.each([
  ['acquire lock', 'lock'],
  ['acquireLock', 'lock'],
  ['wait for row lock', 'lock'],
  ['Mutex.Lock', 'lock'],
  ['lock', 'lock'],
  ['semaphore.acquire', 'turn'],
  ['throttle', 'turn'],
  ['sleep', 'time'],
  ['Sleep 120s', 'time'],
  ['acquire lock account:42', 'lock'],
  ['wait for the semaphore of imports', 'turn'],
  ['time.Sleep', 'time'],
  ['backoff', 'time'],
])('%s waits (%s)', (name, kind) => {
  expect(waitingFor(name)).toBe(kind);
});

test.each([
  'lock account',
  'unlock',
  'block',
  'clock',
  'acquire user',
  'sleep tracker',
  'GET /lock/{id}',
  'release lock',
  'wait',
  '',
])('%s is not known to wait', (name) => {
  expect(waitingFor(name)).toBeNull();
});
