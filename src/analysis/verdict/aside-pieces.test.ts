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
  const told = ' One error inside did not make the request fail.';
  expect(verdict({}, ...drawing)).toContain(told);
  expect(verdict({ 'GET gone': { httpStatus: '404' } }, ...drawing)).not.toContain(told);
});
