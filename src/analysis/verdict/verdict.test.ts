import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { analyseTrace, contextOf } from '../analyse-trace.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { findingForTests } from '../finding-for-tests.ts';
import { verdictOf, verdictText } from './verdict.ts';
import { partsOf } from './verdict-parts.ts';

const MS = 1e6;

type FactsByName = Readonly<Record<string, TestSpan['facts']>>;

function contextOfText(drawing: string, facts: FactsByName = {}): AnalysisContext {
  return contextOfSpans(spansFromText(drawing).map((span) => ({ ...span, facts: facts[span.name] ?? {} })));
}

function contextOfSpans(spans: readonly TestSpan[]): AnalysisContext {
  const trace = traceFromSpans(spans);
  return contextOf(trace, factsOf(trace, spans));
}

function finding(insight: string, parts: Partial<Finding>): Finding {
  return findingForTests({ insight, title: insight, ...parts });
}

const verdict = (context: AnalysisContext, ...findings: Finding[]) => verdictText(verdictOf(context, findings, ''));

describe('the verdict tells', () => {
  test('a fat leaf', () => {
    const context = contextOfText(
      `
      shop  POST /checkout   |------------------|  kind=server
        payments  POST        |----------------|   kind=client
    `,
      { POST: { url: 'https://api.stripe.com/v1/charges' } },
    );
    expect(verdict(context, finding('fat-leaf', { spans: [1], effect: 18 * MS }))).toBe(
      '18 ms of 20 ms (90 %) is one leaf: payments › POST api.stripe.com.',
    );
  });

  test('what may be part of the leaf, of another service and without its caller', () => {
    const drawing = `
      gateway  GET /page  |------------------|  kind=server
        gateway  GET       |----------------|   kind=client
      orders   GET /list     |-----------|      kind=server parent=99
    `;
    const leaf = finding('fat-leaf', { spans: [1], effect: 18 * MS });
    const told = ' is one leaf: gateway › GET, unless orders › GET /list (13 ms) is part of it.';
    expect(verdict(contextOfText(drawing), leaf)).toContain(told);
    expect(verdict(contextOfText(drawing.replace('orders ', 'gateway')), leaf)).not.toContain('unless');
    const brief = spansFromText(drawing).map((span) =>
      span.service === 'orders' ? { ...span, end: span.start + MS / 2 } : span,
    );
    expect(verdict(contextOfSpans(brief), leaf)).not.toContain('unless');
  });

  test('what would still be left if another call took as long beside the fat leaf', () => {
    const context = contextOfText(`
      shop  GET /page  |------------------|  kind=server
        shop  GET a    |-----------------|   kind=client
        shop  GET b    |----------------|    kind=client
    `);
    expect(verdict(context, finding('fat-leaf', { spans: [1], effect: MS }))).toBe(
      '19 ms of 20 ms (95 %) is one leaf: shop › GET a; without it the request would still take 19 ms, since shop › GET b ends 1 ms before it.',
    );
  });

  test('nothing of repeated calls that are next to none of the time', () => {
    const context = contextOfText(`
      ws  GET /socket  |------------------|  kind=server
        ws  message    |-|
        ws  message        |-|
    `);
    const repeated = { spans: [1, 2], rank: 'effect', sentence: 'ws.message runs twice.' } as const;
    expect(verdict(context, finding('n-plus-one', { ...repeated, effect: 0.1 * MS }))).toMatch(/^Nothing stands out/);
    expect(verdict(context, finding('n-plus-one', { ...repeated, effect: 2 * MS }))).toMatch(/runs twice/);
  });

  test('of a message that waited, how long', () => {
    const context = contextOfText(`
      api  POST /orders   |----|                    kind=server
        api  publish      |-|                       kind=producer
          worker  process              |---|        kind=consumer
    `);
    expect(verdict(context)).toMatch(
      / A message waited 1\d ms to be taken up; its work ended \d+ ms after the request had ended\.$/,
    );
  });

  test('the like of the fat leaf, with their time', () => {
    const context = contextOfText(`
      shop  GET /page  |------------------|  kind=server
        shop  GET a    |--------|            kind=client
        shop  GET a              |-------|   kind=client
    `);
    expect(verdict(context, finding('fat-leaf', { spans: [1, 2], effect: 9 * MS }))).toBe(
      '10 ms of 20 ms (50 %) is one leaf: shop › GET a; one more like it takes 9 ms.',
    );
  });

  test('several leaves of one operation as one, where none is most of them', () => {
    const context = contextOfText(`
      agent  POST /plan  |----------------------------|  kind=server
        agent  chat       |-------|                      kind=client
        agent  chat                |------|              kind=client
        agent  chat                        |-------|     kind=client
    `);
    expect(verdict(context, finding('fat-leaf', { spans: [1, 2, 3], effect: 9 * MS }))).toBe(
      '26 ms of 30 ms (87 %) is three leaves of one operation: agent › chat; the longest takes 9 ms.',
    );
  });

  test('that a handler recorded beside the fat leaf may only wait for it', () => {
    const context = contextOfText(`
      shop  GET /page  |------------------|  kind=server
        shop  handle   |-----------------|   kind=internal
        shop  GET b     |-----------------|  kind=client
    `);
    expect(verdict(context, finding('fat-leaf', { spans: [2], effect: MS }))).toMatch(
      /without it the request would still take 19 ms, unless shop › handle beside it only waits for it\.$/,
    );
  });

  test('the leaf of the longest time, where none would gain a notable time', () => {
    const context = contextOfText(`
      page  load     |-------------------------------------|
        page  a      |------------------|
        page  b      |------------------|
        page  c                          |----------------|
        page  d                          |----------------|
    `);
    const short = finding('fat-leaf', { spans: [3], effect: 1 });
    const long = finding('fat-leaf', { spans: [1], effect: 0 });
    expect(verdict(context, short, long)).toMatch(/^20 ms of 39 ms \(51 %\) is one leaf: page › a; without it/);
    expect(verdict(context, { ...short, effect: 2 * MS }, long)).toMatch(/page › c/);
  });

  test('the leaf that most went into, though another took as long, and not what little is gained elsewhere', () => {
    const context = contextOfText(`
      page  load     |-------------------------------------|
        page  a      |-----------------------------|
        page  b      |-----------------------------|
        page  c                                     |-----|
    `);
    const small = finding('fat-leaf', { spans: [3], effect: 5 * MS });
    const most = finding('fat-leaf', { spans: [1], effect: 0 });
    expect(verdict(context, small, most)).toMatch(/^\d+ ms of .* is one leaf: page › a; without it/);
    expect(verdict(context, { ...small, effect: 20 * MS }, most)).toMatch(/page › c/);
  });

  test('no leaf of a moment in a connection that was held open', () => {
    const context = contextOfText('web  GET /live  |------------------|  kind=server\n  web  message   |--|', {
      'GET /live': { httpStatus: '101' },
    });
    const open = finding('gap', { rank: 'information', sentence: 'For 15 ms nothing happens.' });
    const leaf = finding('fat-leaf', { spans: [1], effect: 1 });
    expect(verdict(context, leaf, open)).toContain('For 15 ms nothing happens.');
  });

  test('that nothing is known of what a request did', () => {
    const context = contextOfText(`
      shop  GET /page  |------------------|  kind=server
        shop  mail     |------------------|  follows_from
    `);
    expect(verdict(context, finding('fat-leaf', { spans: [0], effect: 20 * MS }))).toBe(
      'The whole request, 20 ms, is shop › GET /page itself: it waited for nothing that was recorded.',
    );
  });

  test('why a request failed, and through what it passed', () => {
    const context = contextOfText(
      `
      gateway  POST /broken            |------------------|  kind=server status=error
        orders  reserve                 |----------------|   status=error
          orders  INSERT reservations    |-------------|     kind=client status=error
    `,
      {
        'INSERT reservations': {
          exceptionMessage: 'duplicate key value violates "reservations_pkey".\nDETAIL: Key exists.',
        },
      },
    );
    expect(verdict(context, finding('error', { rank: 'fatal-error', spans: [2, 1, 0] }))).toBe(
      'The request failed because INSERT reservations (orders) failed: duplicate key value violates "reservations_pkey"; it passed through 2 spans.',
    );
  });

  test('that a request failed by itself', () => {
    const context = contextOfText('shop  GET /page  |------------------|  kind=server status=error');
    expect(verdict(context, finding('error', { rank: 'fatal-error', spans: [0] }))).toBe(
      'The request failed in shop › GET /page itself, without saying why.',
    );
  });

  test('calls that run one after another', () => {
    const context = contextOfText(`
      shop  GET /page   |----------------------------|  kind=server
        shop  GET item  |--------|                      kind=client
        shop  GET stock           |--------|            kind=client
        shop  GET price                     |--------|  kind=client
    `);
    const calls = { spans: [1, 2, 3], effect: 20 * MS, whatIf: [{ op: 'parallel', spans: [1, 2, 3] }] } as const;
    const sentence =
      'Three calls run one after another; at once the request would take 10 ms instead of 30 ms: GET item, GET stock and GET price, if none needs another’s answer.';
    expect(verdict(context, finding('sequential', { ...calls, confidence: 'likely' }))).toBe(sentence);
    expect(verdict(context, finding('sequential', { ...calls, confidence: 'possible' }))).toBe(sentence);
  });

  test('calls that are repeated', () => {
    const context = contextOfText(`
      shop  GET /page    |----------------------------|  kind=server
        shop  SELECT it  |----|                          kind=client
        shop  SELECT it        |----|                    kind=client
    `);
    const calls = { spans: [1, 2], effect: 6 * MS, whatIf: [{ op: 'parallel', spans: [1, 2] }] } as const;
    expect(verdict(context, finding('n-plus-one', calls))).toBe(
      'SELECT it (shop) runs twice in a row, 12 ms of 30 ms (40 %); as one call the request would take about 24 ms.',
    );
    const worthless = finding('n-plus-one', { ...calls, rank: 'information', sentence: 'SELECT it runs twice.' });
    expect(verdict(context, worthless)).toBe('SELECT it runs twice.');
  });

  test('a retry loop, and at what its tries failed', () => {
    const context = contextOfText(`
      shop  GET /page      |----------------------------|  kind=server
        shop  GET a        |---------|                     kind=client status=error
          shop  dns.lookup  |-------|                      status=error
        shop  GET a                   |-----|              kind=client
    `);
    const toldRetries = [{ parent: 0, members: [1, 3], wasted: 11 * MS, outcome: 'recovered' }] as const;
    expect(verdict({ ...context, toldRetries }, finding('retry', { spans: [1, 3], effect: 11 * MS }))).toBe(
      '11 ms of 30 ms (37 %) is a retry loop: shop › GET a failed once in dns.lookup; the second try worked.',
    );
  });

  test('a retry loop, and with what its tries failed themselves', () => {
    const drawing = `
      shop  GET /page      |----------------------------|  kind=server
        shop  GET a        |---------|                     kind=client status=error
        shop  GET a                   |-----|              kind=client
    `;
    const loop = finding('retry', { spans: [1, 2], effect: 11 * MS });
    const told = (facts: NonNullable<TestSpan['facts']>) => verdict(contextOfText(drawing, { 'GET a': facts }), loop);
    expect(told({ httpStatus: '429' })).toContain(
      'failed once with HTTP 429 (Too Many Requests); the second try worked.',
    );
    expect(told({ statusMessage: 'reset' })).toContain('failed once with “reset”; the second try worked.');
    expect(verdict(contextOfText(drawing), { ...loop, confidence: 'possible' })).toContain('Nothing stands out');
  });

  test('a gap in its own words, or where it is if they are too many', () => {
    const context = contextOfText(`
      shop  GET /page  |----------------------------|  kind=server
        shop  render             |------------------|
    `);
    const stretches = [{ span: 0, start: 0, end: 10 * MS }];
    const gap = { spans: [0], effect: 10 * MS, stretches };
    expect(verdict(context, finding('gap', { ...gap, sentence: 'For 10 ms nothing happens between a and b.' }))).toBe(
      'For 10 ms nothing happens between a and b.',
    );
    expect(verdict(context, finding('gap', { ...gap, sentence: 'long '.repeat(50) }))).toBe(
      'For 10 ms of 30 ms (33 %) nothing visible happens at the start of shop › GET /page.',
    );
  });

  test('work after the answer', () => {
    const context = contextOfText(`
      shop  POST /notify  |----|                      kind=server
        shop  send mail    |------------------------|
    `);
    expect(verdict(context, finding('async-tail', { rank: 'information', spans: [1] }))).toBe(
      'The request took 6 ms; work continued for 21 ms after it: shop › send mail.',
    );
  });

  test('what any other insight says, with its figures strong and the span that it names as a link', () => {
    const context = contextOfText('shop  GET /page  |------------------|  kind=server');
    const told = finding('waves', {
      rank: 'information',
      spans: [0],
      sentence: '2 s of 3 s (67 %) are waves of GET /page.',
    });
    expect(verdictOf(context, [told], '').parts).toEqual([
      { text: '2 s of 3 s (67 %)', span: -1, isStrong: true },
      { text: ' are waves of ', span: -1, isStrong: false },
      { text: 'GET /page', span: 0, isStrong: false },
      { text: '.', span: -1, isStrong: false },
    ]);
  });
});

test('work that continued for longer than the request took is told beside anything else', () => {
  const context = contextOfText(`
    shop  POST /notify  |----|                      kind=server
      shop  render      |----|
      shop  send mail    |------------------------|
  `);
  expect(verdict(context, finding('fat-leaf', { spans: [1], effect: 6 * MS }))).toBe(
    '6 ms of 6 ms (100 %) is one leaf: shop › render. Work continued for 21 ms after the request had ended.',
  );
});

describe('the verdict passes over', () => {
  const CONTEXT = contextOfText(`
    shop  GET /page  |------------------|  kind=server
      shop  render   |-----------------|
  `);
  const NOTE = finding('note', { rank: 'information', sentence: 'A note.' });

  test('what is about the recording', () => {
    const clock = finding('clock-skew', { rank: 'doubt', sentence: 'A clock is wrong.' });
    const unknown = finding('unknown-service', { rank: 'information', sentence: 'No service.' });
    expect(verdictOf(CONTEXT, [clock, unknown, NOTE], '').finding).toBe(2);
  });

  test('what is doubtful', () => {
    expect(verdictOf(CONTEXT, [finding('gap', { confidence: 'unlikely', effect: 9 * MS }), NOTE], '').finding).toBe(1);
  });

  test('what would gain nothing worth telling', () => {
    expect(verdictOf(CONTEXT, [finding('gap', { effect: 1000 })], '').finding).toBe(-1);
  });
});

describe('where nothing stands out the verdict', () => {
  test('names the largest own time', () => {
    const context = contextOfText(`
      shop  GET /page  |------------------|  kind=server
        shop  render   |-----------------|
    `);
    expect(verdict(context)).toBe('Nothing stands out; the largest own time is 19 ms of 20 ms (95 %): shop › render.');
  });

  test('says of one span that it is one', () => {
    expect(verdict(contextOfText('shop  GET /page  |--------|'))).toBe(
      'There is one span only: shop › GET /page, 10 ms.',
    );
  });

  test('says of a trace without time that none passed', () => {
    expect(verdict(contextOfText('shop  GET /page  !'))).toBe(
      'No time passed in shop › GET /page, as far as was recorded.',
    );
  });

  test('says that there are no spans', () => {
    const context = contextOfText('shop  GET /page  !');
    expect(verdict({ ...context, trace: { ...context.trace, length: 0, primaryRoot: -1 } })).toBe(
      'There are no spans.',
    );
  });
});

describe('the verdict', () => {
  const CONTEXT = contextOfText('shop  GET /page  |--------|');

  test('has no full stop after an ellipsis', () => {
    expect(partsOf([{ text: 'GET /a…', span: 0, isStrong: false }, '.'])).toHaveLength(1);
  });

  test('ends with the doubt', () => {
    expect(verdictText(verdictOf(CONTEXT, [], 'Spans are missing.'))).toBe(
      'There is one span only: shop › GET /page, 10 ms. Spans are missing.',
    );
  });

  test('has its figures strong and its spans as links', () => {
    expect(verdictOf(CONTEXT, [], '').parts).toEqual([
      { text: 'There is one span only: ', span: -1, isStrong: false },
      { text: 'shop › GET /page', span: 0, isStrong: false },
      { text: ', ', span: -1, isStrong: false },
      { text: '10 ms', span: -1, isStrong: true },
      { text: '.', span: -1, isStrong: false },
    ]);
  });

  test('stays short, however long names and messages are', () => {
    const long = 'x'.repeat(5000);
    const spans: TestSpan[] = [
      { id: '1', parent: null, service: long, name: long, kind: 'server', status: 'error', start: 0, end: 9 * MS },
      { id: '2', parent: '1', service: long, name: long, status: 'error', start: 0, end: 9 * MS },
    ];
    const context = contextOfSpans(spans.map((span) => ({ ...span, facts: { statusMessage: long } })));
    expect(verdict(context, finding('error', { rank: 'fatal-error', spans: [1, 0] })).length).toBeLessThan(260);
  });

  test('links to spans that are there, whatever the trace', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const trace = traceFromSpans(spans);
        const { verdict, findings } = analyseTrace(trace, factsOf(trace, spans));
        expect(verdictText(verdict)).toMatch(/^\S.*[.…]$/);
        expect(verdict.parts.every(({ span }) => span >= -1 && span < trace.length)).toBe(true);
        expect(verdict.finding).toBeLessThan(findings.length);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('a finding that is no more than possible', () => {
  const context = contextOfText(`
    web  load    |------------------|
      web  get   |--|                  kind=client
  `);
  const possible = finding('chatty', {
    confidence: 'possible',
    rank: 'information',
    reason: 'it may be the user',
    sentence: 'Much happens.',
  });

  test('says so in the sentence, and why', () => {
    expect(verdict(context, possible)).toBe('Much happens; that is possible, not certain: it may be the user.');
  });

  test('does not say twice that data is missing', () => {
    const lacking = { ...possible, reason: 'it may be data that is missing' };
    expect(verdictText(verdictOf(context, [lacking], 'What looks empty may be missing data.'))).toBe(
      'Much happens. What looks empty may be missing data.',
    );
  });

  test('says nothing more if it is likely', () => {
    expect(verdict(context, { ...possible, confidence: 'likely' })).toBe('Much happens.');
  });
});
