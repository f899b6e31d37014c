import { expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { analyseTrace } from '../analyse-trace.ts';
import { verdictText } from './verdict.ts';

function verdict(facts: Readonly<Record<string, TestSpan['facts']>>, ...drawing: string[]): string {
  const spans = spansFromText(drawing.join('\n')).map((span) => ({ ...span, facts: facts[span.name] ?? {} }));
  const trace = traceFromSpans(spans);
  return verdictText(analyseTrace(trace, factsOf(trace, spans)).verdict);
}

test('the verdict says that most of the time was waiting for a message', () => {
  const text = verdict(
    { 'orders receive': { messagingOperation: 'receive', messagingSystem: 'kafka' } },
    'web job              |------------------|  kind=server', //
    '  web orders receive |--------------|      kind=consumer',
  );
  expect(text).toContain(' 16 ms of 20 ms (80 %) is waiting for a message, not work: web › orders receive.');
});

test('the verdict says what getting a connection took in several steps', () => {
  const text = verdict(
    {},
    'web GET /page       |------------------|  kind=server', //
    '  web dns.lookup    |----|                kind=internal',
    '  web tcp.connect         |----|          kind=internal',
    '  web GET stock                 |-----|   kind=client',
  );
  expect(text).toContain(' 12 ms of 20 ms (60 %) went into opening connections.');
});

test('the verdict says no more of a connection than its own sentence', () => {
  const text = verdict(
    {},
    'web GET /page       |------------------|  kind=server', //
    '  web dns.lookup    |----|                kind=internal',
    '  web GET stock           |-----------|   kind=client',
  );
  expect(text).not.toContain('went into');
});

test('the verdict says that the client hung up', () => {
  const drawing = [
    'web GET /page       |------------------|  kind=server', //
    '  web SELECT x       |----------------|   kind=client',
  ];
  const told = ' is one leaf: web › SELECT x. The client hung up before the request was answered (HTTP 499).';
  expect(verdict({ 'GET /page': { httpStatus: '499' } }, ...drawing)).toContain(told);
  expect(verdict({ 'GET /page': { httpStatus: '200' } }, ...drawing)).not.toContain('hung up');
});

test('the verdict says that something failed inside, unless that was only not there', () => {
  const drawing = [
    'web GET /page       |------------------|  kind=server', //
    '  web SELECT x       |-------------|      kind=client',
    '  web GET gone                      |-|   kind=client status=error',
  ];
  const told = ' GET gone (web) failed inside, which did not make the request fail.';
  expect(verdict({}, ...drawing)).toContain(told);
  expect(verdict({ 'GET gone': { httpStatus: '404' } }, ...drawing)).not.toContain('failed inside');
});

test('the verdict says of several failures how many there are', () => {
  const text = verdict(
    {},
    'web GET /page       |------------------|  kind=server', //
    '  web SELECT x       |-------------|      kind=client',
    '  web GET a                         |-|   kind=client status=error',
    '  web GET b                         |-|   kind=client status=error',
  );
  expect(text).toContain(' Two errors inside did not make the request fail.');
});

test('the verdict says that what took longest failed, and what the answer was', () => {
  const drawing = [
    'web POST /order     |------------------|  kind=server', //
    '  web POST charge    |-------------|      kind=client status=error',
  ];
  const facts = { 'POST charge': { statusMessage: 'card declined' }, 'POST /order': { httpStatus: '409' } };
  expect(verdict(facts, ...drawing)).toContain(
    'web › POST charge. It failed: card declined; the request answered HTTP 409 (Conflict).',
  );
});

test('the verdict of a cancelled request tells who gave up, or that it was cancelled', () => {
  const drawing = [
    'web POST /book      |------------------|  kind=server status=error', //
    '  web Hold           |----------------|   kind=client status=error',
    '    seats SELECT      |---------------|   kind=client status=error',
  ];
  const cancelled = { SELECT: { statusMessage: 'canceling statement due to user request' } };
  expect(verdict({ ...cancelled, Hold: { statusMessage: 'deadline exceeded' } }, ...drawing)).toMatch(
    /^The request failed because Hold \(web\) timed out after 18 ms, waiting for SELECT \(seats\), .*; it passed through 1 span\.$/,
  );
  expect(verdict({ ...cancelled, 'POST /book': { httpStatus: '499' } }, ...drawing)).toMatch(
    /^The request failed because SELECT \(seats\) was cancelled: .*; it passed through 2 spans\. The client hung up/,
  );
});
