import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { SpanMark } from '../../trace/span-table.ts';
import { contextOf } from '../analyse-trace.ts';
import { gap } from './gap.ts';

const found = (...drawing: string[]) => foundWith({}, ...drawing);

/** With facts, or a host, of the spans of a name. */
function foundWith(more: Readonly<Record<string, Partial<TestSpan>>>, ...drawing: string[]) {
  const spans = spansFromText(drawing.join('\n')).map((span) => ({ ...span, ...more[span.name] }));
  const trace = traceFromSpans(spans);
  return gap.find(contextOf(trace, factsOf(trace, spans)));
}

const sentences = (...drawing: string[]) => found(...drawing).map(({ sentence }) => sentence);

/** Steps that last 20 ms each, all at once, with a query each. */
function resolvers(...queries: readonly string[]): string[] {
  const steps = queries.flatMap((query, i) => [
    `  web resolve orders.${i}.owner  |------------------|`,
    `    web SELECT owner           ${query} kind=client`,
  ]);
  return ['web POST /graphql            |--------------------|  kind=server', ...steps];
}

describe('a gap', () => {
  test('is told with its share and its place', () => {
    expect(
      sentences(
        'web GET /page |------------------|  kind=server', //
        '  web one           |-|             kind=client',
        '  web two                 |---|     kind=client',
      ),
    ).toEqual([
      'For 6 ms of 20 ms (30 %) nothing visible happens at the start of web › GET /page.',
      'For 3 ms of 20 ms (15 %) nothing visible happens in web › GET /page between one and two.',
      'For 3 ms of 20 ms (15 %) nothing visible happens at the end of web › GET /page.',
    ]);
  });

  test('has as effect what the critical path gives to it', () => {
    const [head] = found(
      'web GET /page |------------------|  kind=server', //
      '  web one            |----------|   kind=client',
    );
    expect([head.effect, head.rank, head.confidence]).toEqual([7e6, 'effect', 'strong']);
    expect(head.next).toMatch(/^Middleware, authentication/);
  });

  test('that is most of a span is no mere end of it', () => {
    const next = (...drawing: string[]) => found(...drawing).map((each) => each.next)[0];
    expect(next('web GET /page |--------|  kind=server', '  web one     |----|      kind=client')).toMatch(
      /^Serialising/,
    );
    expect(next('web GET /page |--------|  kind=server', '  web one     |--|        kind=client')).not.toMatch(
      /^Serialising/,
    );
  });

  test('between caller and callee is the way, or a queue', () => {
    expect(
      sentences(
        'web call     |---------|  kind=client', //
        '  api serve     |---|     kind=server',
      ),
    ).toEqual([
      'For 3 ms of 11 ms (27 %) web › call waits until api › serve begins: on the way, or in its queue.',
      'For 3 ms of 11 ms (27 %) web › call goes on after api › serve has ended: on the way back.',
    ]);
  });

  test('that nobody waited for is told as that, after the others', () => {
    const all = found(
      'web GET /page   |------------------|  kind=server', //
      '  web last     |------------------|   kind=client',
      '  web beside   |--------------|       kind=internal',
      '    db query                |-|       kind=client',
    );
    expect(all.at(-1)?.sentence).toContain('; the request did not wait for it.');
    expect(all.at(-1)?.effect).toBe(0);
  });

  test('of a retry loop is told with the loop', () => {
    const pauses = sentences(
      'web GET /page |------------------|  kind=server', //
      '  web get     |--|                  kind=client status=error',
      '  web get              |----------| kind=client',
    );
    expect(pauses).toEqual([]);
  });

  test('of several spans of one process at one time is told once', () => {
    const all = found(
      'web GET /page  |------------------|  kind=server', //
      '  web left     |------------------|',
      '    db a       |----|',
      '    db b                   |------|',
      '  web right    |------------------|',
      '    db c       |----|',
      '    db d                   |------|',
    );
    expect(all.map(({ spans }) => spans.length)).toEqual([2]);
    expect(all[0].sentence).toContain('in two spans of web at once');
  });

  test('is possible only where spans without their parent would fit in', () => {
    const [head] = found(
      'web GET /page |------------------|  kind=server', //
      '  web one            |----------|   kind=client',
      'db  SELECT      |--|                kind=server parent=99',
    );
    expect(head.confidence).toBe('possible');
    expect(head.reason).toContain('it may be data that is missing');
  });

  test('of a browser is possible only', () => {
    const [head] = found(
      'shop documentLoad |------------------|', //
      '  shop fetch            |------------|  kind=client',
    );
    expect(head.confidence).toBe('possible');
  });

  test('between like calls of one span is told once, by the longest', () => {
    const all = found(
      'web GET /page |-----------------|  kind=server', //
      '  web step    |---|',
      '  web step           |---|',
      '  web step                 |----|',
    );
    expect(all.map(({ sentence }) => sentence)).toEqual([
      'For 2 ms of 19 ms (11 %) nothing visible happens in web › GET /page between step and step; one more like it takes 1 ms.',
    ]);
    expect([all[0].effect, all[0].spans, all[0].stretches.length]).toEqual([2e6, [0], 2]);
  });

  test('before a cold start, or at its start, names it', () => {
    const [own] = foundWith(
      { handler: { facts: { coldStart: 'true' } } },
      'fn handler |------------------|  kind=server', //
      '  fn load             |--------|',
    );
    expect(own.sentence).toBe(
      'For 11 ms of 20 ms (55 %) nothing visible happens at the start of fn › handler, which was a cold start.',
    );
    const [before] = foundWith(
      { handler: { facts: { coldStart: 'true' } } },
      'web invoke   |------------------|  kind=client', //
      '  fn handler          |---------|  kind=server',
    );
    expect(before.sentence).toContain('waits until fn › handler begins, which was a cold start.');
    expect(before.next).toMatch(/keep instances warm/);
  });

  test('of a function that was warm is not blamed on a cold start', () => {
    const [head] = foundWith(
      { handler: { facts: { coldStart: 'false' } } },
      'fn handler |------------------|  kind=server', //
      '  fn load             |--------|',
    );
    expect(head.next).not.toMatch(/cold/);
  });

  test('of a connection that stays open is told as waiting, and not ranked', () => {
    const [open] = foundWith(
      { 'GET /live': { facts: { httpStatus: '101' } } },
      'web GET /live    |------------------|  kind=server', //
      '  web on message |-|',
    );
    expect([open.rank, open.effect]).toEqual(['information', 0]);
    expect(open.sentence).toBe(
      'For 17 ms nothing visible happens in web › GET /live, a connection that was held open; that is waiting, not work.',
    );
  });

  test('of a connection that stays open is told once, however often something happens on it', () => {
    const open = foundWith(
      { 'GET /live': { facts: { httpStatus: '101' } } },
      'web GET /live    |------------------|  kind=server', //
      '  web join           |-|',
      '  web leave               |-|',
    );
    expect(open.map(({ sentence }) => sentence)).toEqual([
      'For 14 ms in all, in three stretches, nothing visible happens in web › GET /live, a connection that was held open; that is waiting, not work.',
    ]);
  });

  test('at the end of several calls that end at one moment is nobody’s way back', () => {
    const stalled = found(
      'web GET /page  |------------------------------------------------------------|  kind=server',
      '  web GET a     |---------------------------------------------------------|    kind=client',
      '    a GET a     |-----|                                                         kind=server',
      '  web GET b     |---------------------------------------------------------|    kind=client',
      '    b GET b     |-----------------|                                             kind=server',
      '  web GET c     |---------------------------------------------------------|    kind=client',
      '    c GET c     |-----------------------------|                                 kind=server',
    );
    expect(stalled[0].sentence).toMatch(
      /^For \d+ ms of .* and two more calls go on after what they called has ended, and/,
    );
    expect(stalled.filter(({ sentence }) => sentence.includes('on the way back'))).toEqual([]);
  });

  test('in which a call without a recorded end may have run says so', () => {
    const spans = spansFromText(
      'web POST /book |------------|  kind=server\n  web load       |-|\n  web authorize     !  kind=client',
    );
    const trace = traceFromSpans(spans);
    trace.marks[2] |= SpanMark.Unfinished;
    const [{ sentence, next }] = gap.find(contextOf(trace, factsOf(trace, spans)));
    expect(sentence).toContain('; authorize, which has no recorded end, may have run then.');
    expect(next).toContain('See why that call has no end');
  });

  test('of a span with many is told with what all of them take', () => {
    const calls = [0, 1, 2, 3].map((i) => `  web SELECT t${i}  ${' '.repeat(5 + 6 * i)}|-|  kind=client`);
    const [first, ...others] = found('web GET /page   |---------------------------|  kind=server', ...calls);
    expect(first.sentence).toMatch(/; four more gaps in it take 1\d ms\.$/);
    expect(others.filter(({ sentence }) => sentence.includes('more gaps'))).toEqual([]);
  });

  test('of a span with one more that is long is told with that', () => {
    const drawing = ['shop render  |---------------------------|', '  shop part            |-|'];
    expect(found(...drawing)[0].sentence).toMatch(/; another gap in it takes 10 ms\.$/);
  });

  test('between calls that ask for the same is a wait', () => {
    const polls = [0, 1, 2, 3, 4].map((i) => `  web GET /jobs   ${' '.repeat(6 + 6 * i)}|-|  kind=client`);
    const [first] = foundWith(
      { 'GET /jobs': { facts: { urlPath: '/jobs/7' } } },
      'web POST /run  |---------------------------------|  kind=server',
      ...polls,
    );
    expect(first.next).toContain('asks whether something is done');
  });

  test('in which calls of like steps run one after another names them', () => {
    const [first] = found(...resolvers('|---|', '     |---|', '          |---|', '               |---|'));
    expect(first.sentence).toContain(
      'at the start of web › resolve orders.3.owner; meanwhile three calls of SELECT owner run one after another beside it.',
    );
    expect(first.next).toContain('They look queued for one thing');
    expect(first.evidence.at(-1)).toMatchObject({ title: 'Meanwhile, one after another', text: 'three calls' });
  });

  test('in which calls of like steps run at once says nothing of them', () => {
    const atOnce = found(...resolvers('|---|', '    |-----------|', '    |-----------|', '    |-----------|'));
    expect(atOnce.filter(({ sentence }) => sentence.includes('meanwhile'))).toEqual([]);
  });

  test('before and after what another clock measured is one', () => {
    const apart = found(
      'web GET /page       |--------------------|  kind=server', //
      '  web call          |--------------------|  kind=client',
      '    api serve |-|                             kind=server',
    );
    expect(apart.map(({ sentence, effect, confidence }) => ({ sentence, effect, confidence }))).toEqual([
      {
        sentence:
          'For 19 ms of 22 ms (86 %) web › call waits before and after api › serve: on the way there and back, or in its queue.',
        effect: 19e6,
        confidence: 'strong',
      },
    ]);
  });
});
