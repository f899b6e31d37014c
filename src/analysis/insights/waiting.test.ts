import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { contextOf } from '../analyse-trace.ts';
import { coldStart } from './cold-start.ts';
import { connectionSetup } from './connection-setup.ts';
import { fatLeaf } from './fat-leaf.ts';
import type { Insight } from './insight.ts';
import { timeoutLimit } from './timeout-limit.ts';

const SECOND = 1e9;
const ROOT = {
  id: '1',
  parent: null,
  service: 'web',
  name: 'page',
  kind: 'server' as const,
  start: 0,
  end: 10 * SECOND,
};

/** What is said of a call of so many seconds below a root of ten. */
function told(insight: Insight, seconds: number, call: Partial<TestSpan>) {
  const span = { id: '2', parent: '1', service: 'web', name: 'charge', kind: 'client' as const, start: 0 };
  const spans: TestSpan[] = [ROOT, { ...span, end: seconds * SECOND, ...call }];
  const trace = traceFromSpans(spans);
  return insight.find(contextOf(trace, factsOf(trace, spans)));
}

const TIMED_OUT = { status: 'error', facts: { errorType: 'timeout', peer: 'api' } } as const;

test.each([5, 4.91, 5.09])('a call that timed out after %d s ran into a limit of 5 s', (seconds) => {
  expect(told(timeoutLimit, seconds, TIMED_OUT).map(({ sentence }) => sentence)).toEqual([
    'charge (web) was given up after 5 s, which looks like a limit that was set, waiting for api, which sent no span.',
  ]);
});

test.each([
  ['that lasted no round time', 4.8, TIMED_OUT],
  ['that did not fail', 5, { facts: TIMED_OUT.facts }],
  ['that failed otherwise', 5, { status: 'error', facts: { errorType: 'refused' } }],
] as const)('no limit is told of a call %s', (_, seconds, call) => {
  expect(told(timeoutLimit, seconds, call)).toEqual([]);
});

test('a limit is told once of a call and what it was made for', () => {
  const [limit] = told(timeoutLimit, 10, TIMED_OUT);
  expect(limit.spans).toEqual([1]);
});

test('looking up a name for long is told, and promises nothing', () => {
  const [finding] = told(connectionSetup, 4, { name: 'dns.lookup' });
  expect(finding.sentence).toBe('4 s of 10 s (40 %) went into looking up names: dns.lookup (web).');
  expect(finding.effect).toBe(0);
});

test('the steps of opening a connection are one', () => {
  const names = ['dns.lookup', 'tcp.connect', 'tls.handshake'];
  const steps = names.map((name, i): TestSpan => {
    const ends = [1, 2, 5];
    const start = i === 0 ? 0 : ends[i - 1] * SECOND;
    return { id: `${i + 2}`, parent: '1', service: 'web', name, kind: 'internal', start, end: ends[i] * SECOND };
  });
  const spans = [ROOT, ...steps];
  const trace = traceFromSpans(spans);
  const found = connectionSetup.find(contextOf(trace, factsOf(trace, spans)));
  expect(found.map(({ sentence }) => sentence)).toEqual([
    '5 s of 10 s (50 %) went into opening connections: tls.handshake (web) for 3 s, dns.lookup (web) for 1 s and tcp.connect (web) for 1 s.',
  ]);
  expect(found[0].next).toMatch(/Keep connections alive.*resolver/);
});

const CONNECTING = {
  facts: { eventName: ['connectStart', 'connectEnd'], peer: 'api' },
  events: [
    { name: 'connectStart', time: SECOND },
    { name: 'connectEnd', time: 4 * SECOND },
  ],
};

test('getting a connection is told by the events of a call, too', () => {
  const [finding] = told(connectionSetup, 6, CONNECTING);
  expect(finding.sentence).toBe(
    'By its events, web › charge took 3 s of 10 s (30 %) to get a connection: 3 s to connect.',
  );
  expect(finding.stretches).toEqual([{ span: 1, start: SECOND, end: 4 * SECOND }]);
});

test('a call that nothing came back from is not all the callee’s where its events tell of connecting', () => {
  const [leaf] = told(fatLeaf, 6, CONNECTING);
  expect(leaf.next).toMatch(/^By its events it took 3 s to get a connection\. /);
});

test('setting up a connection in no time is not told', () => {
  expect(told(connectionSetup, 0.05, { name: 'tcp.connect' })).toEqual([]);
});

test('a cold start is told where it says so and took long', () => {
  const facts = { coldStart: 'true' };
  expect(told(coldStart, 4, { facts }).map(({ sentence }) => sentence)).toEqual([
    'web › charge was a cold start; the invocation took 4 s of 10 s (40 %).',
  ]);
  expect(told(coldStart, 0.01, { facts })).toEqual([]);
  expect(told(coldStart, 4, { facts: { coldStart: 'false' } })).toEqual([]);
});
