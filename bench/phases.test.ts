import { expect, test } from 'vitest';
import { phasesOf, type TraceEvent } from './phases.ts';

const SOURCE = 'bench-otlp/api/v2/traces/ab';
const request = (name: string, ts: number, requestId: string, url?: string): TraceEvent => ({
  name,
  ts,
  args: { data: { requestId, ...(url === undefined ? {} : { url }) } },
});
const mark = (name: string, ts: number, startTime = 0): TraceEvent => ({ name, ts, args: { data: { startTime } } });

const EVENTS = [
  request('ResourceSendRequest', 5_010_000, '1', 'http://localhost/static/page.js'),
  request('ResourceReceivedData', 5_020_000, '1'),
  request('ResourceSendRequest', 5_030_000, '2', `http://localhost/${SOURCE}`),
  request('ResourceReceivedData', 5_040_000, '2'),
  request('ResourceReceivedData', 5_050_000, '2'),
  request('ResourceFinish', 5_060_000, '2'),
  mark('bench:first row', 5_055_000, 55),
  mark('longpole:rows read', 5_070_000),
  mark('longpole:tree made', 5_080_000),
  mark('bench:all rows', 5_090_000, 90),
];

test('phases are told from the start of the navigation', () => {
  expect(phasesOf(EVENTS, SOURCE)).toEqual({
    'request sent': 30,
    'first byte': 40,
    'last byte': 60,
    'rows read': 70,
    'tree made': 80,
    'first row': 55,
    'all rows': 90,
    'analysis begun': null,
    'analysis done': null,
  });
});

test('of a file they are told from its choice, and nothing is requested', () => {
  const phases = phasesOf([mark('bench:chosen', 5_050_000, 50), ...EVENTS], null);
  expect([phases['request sent'], phases['last byte'], phases['tree made']]).toEqual([null, null, 30]);
});

test('a run that was not watched is refused', () => {
  expect(() => phasesOf([], SOURCE)).toThrow('no mark');
});
