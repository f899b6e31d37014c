import { expect, test } from 'vitest';
import { pairsOf } from './setup-events.ts';

const at = (...events: readonly (readonly [string, number])[]) =>
  pairsOf(events.map(([name, time]) => ({ name, time })));

test.each([
  ['http.getconn.start', 'http.getconn.done', 'get'],
  ['GetConn', 'GotConn', 'get'],
  ['Acquiring connection', 'Acquired connection', 'get'],
  ['http.dns.start', 'http.dns.done', 'dns'],
  ['DNSStart', 'DNSDone', 'dns'],
  ['domainLookupStart', 'domainLookupEnd', 'dns'],
  ['http.connect.start', 'http.connect.done', 'connect'],
  ['connect start', 'connect done', 'connect'],
  ['connectStart', 'connectEnd', 'connect'],
  ['TLSHandshakeStart', 'TLSHandshakeDone', 'tls'],
])('%s and %s are the step %s', (start, end, step) => {
  expect(at([start, 10], [end, 30])).toEqual([{ step, from: 10, to: 30 }]);
});

test('events that stand in another order count by their times', () => {
  expect(at(['connectEnd', 9], ['connectStart', 4])).toEqual([{ step: 'connect', from: 4, to: 9 }]);
});

test('a step without a beginning or without an end is none', () => {
  expect(at(['connectStart', 4])).toEqual([]);
  expect(at(['connectEnd', 4], ['connectStart', 5])).toEqual([]);
});

test.each(['connect account start', 'reconnect start', 'start', 'order started', 'dns'])(
  '%s begins no step',
  (name) => {
    expect(at([name, 1], ['connect done', 2], ['dns done', 3])).toEqual([]);
  },
);
