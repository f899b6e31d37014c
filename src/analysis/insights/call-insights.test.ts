import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { contextOf } from '../analyse-trace.ts';
import { chatty } from './chatty.ts';
import { fanOut } from './fan-out.ts';
import type { Insight } from './insight.ts';
import { nPlusOne } from './n-plus-one.ts';
import { retry } from './retry.ts';
import { sequential } from './sequential.ts';
import { waves } from './waves.ts';

type FactsByName = Readonly<Record<string, TestSpan['facts']>>;

/** What an insight has to say of a drawing, with facts for spans by name. */
function found(insight: Insight, drawing: string, facts: FactsByName = {}) {
  return foundIn(
    insight,
    spansFromText(drawing).map((span) => ({ ...span, facts: facts[span.name] ?? {} })),
  );
}

function foundIn(insight: Insight, spans: readonly TestSpan[]) {
  const trace = traceFromSpans(spans);
  return insight.find(contextOf(trace, factsOf(trace, spans)));
}

const sentences = (findings: readonly { sentence: string }[]) => findings.map(({ sentence }) => sentence);

/** Calls of 10 ms below one root, `starts` in milliseconds. */
function calls(name: string, starts: readonly number[], more: Partial<TestSpan> = {}): TestSpan[] {
  const last = Math.max(...starts) + 10;
  const root: TestSpan = {
    id: 'ff',
    parent: null,
    service: 'web',
    name: 'GET /page',
    kind: 'server',
    start: 0,
    end: last * 1e6,
  };
  const children = starts.map(
    (start, i): TestSpan => ({
      id: (i + 1).toString(16),
      parent: 'ff',
      service: 'web',
      name,
      kind: 'client',
      start: start * 1e6,
      end: (start + 10) * 1e6,
      ...more,
    }),
  );
  return [root, ...children];
}

const inARow = (count: number) => Array.from({ length: count }, (_, i) => i * 10);

const THREE = `
  web  GET /page     |-----------------------------|  kind=server
    web  GET users    |-------|                       kind=client
    web  GET prices            |-------|              kind=client
    web  GET stock                      |-------|     kind=client
`;

describe('calls in a row', () => {
  test('that only read are told with what they would take at once', () => {
    expect(sentences(found(sequential, THREE))).toEqual([
      'GET users, GET prices and GET stock run one after another (27 ms); at once they would take 9 ms and the request 13 ms instead of 31 ms, if none needs another’s answer.',
    ]);
  });

  test('of different kinds are possible, of one kind likely', () => {
    expect(found(sequential, THREE).map(({ confidence }) => confidence)).toEqual(['possible']);
    const alike = THREE.replace(/GET (users|prices|stock) /g, 'GET stock ');
    expect(found(sequential, alike).map(({ confidence }) => confidence)).toEqual(['likely']);
  });

  test('of which some are of one operation are counted, and their operations too', () => {
    const twoOfOne = THREE.replace('GET stock ', 'GET users ');
    expect(sentences(found(sequential, twoOfOne))[0]).toMatch(
      /^Three calls of two operations \(GET users and GET prices\) run one after another \(27 ms\); /,
    );
  });

  test.each([
    'middleware.django LocaleMiddleware',
    'middleware - session',
    'request handler - /users',
    'view.render page',
  ])('are no advice where a framework runs them in turn: %s', (layer) => {
    const drawing = `
        web  GET /page        |-----------------------------|  kind=server
          web  layer           |------------|                  kind=internal
            db  SELECT a        |----------|                   kind=client
          web  load b                        |------------|    kind=internal
            db  SELECT b                      |----------|     kind=client
      `;
    expect(found(sequential, drawing)).toHaveLength(1);
    expect(found(sequential, drawing.replace(/layer {7,}/, `${layer}  `))).toEqual([]);
  });

  test('say what the promise rests on', () => {
    expect(found(sequential, THREE)[0].evidence.at(-1)?.text).toContain('do not depend on each other');
  });

  test.each(['POST pay', 'INSERT orders', 'CreateOrder', 'shop.Cart/AddItem', 'get-token'])(
    'are told up to a call that may change something, or whose answer is handed on: %s',
    (name) => {
      const drawing = THREE.replace('GET stock ', `${name} `.padEnd(10)).replace(
        / +\|-{7}\| {5}kind/,
        '  |-------|     kind',
      );
      expect(sentences(found(sequential, drawing)).join()).not.toContain(name);
    },
  );

  test('are no advice where one writes below itself', () => {
    const drawing = `
      web  GET /page        |-----------------------------|  kind=server
        web  load a          |------------|                  kind=internal
          db  SELECT a        |----------|                   kind=client
        web  load b                        |------------|    kind=internal
          db  UPDATE b                      |----------|     kind=client
    `;
    expect(found(sequential, drawing, { 'UPDATE b': { databaseOperation: 'UPDATE' } })).toEqual([]);
    expect(found(sequential, drawing.replace('UPDATE b', 'SELECT b'))).toHaveLength(1);
  });

  test('are nothing where a longer call hides them', () => {
    const drawing = `
      web  GET /page     |-----------------------------|  kind=server
        web  GET slow    |---------------------------|    kind=client
        web  GET users    |-------|                       kind=client
        web  GET prices            |-------|              kind=client
    `;
    expect(found(sequential, drawing)).toEqual([]);
  });

  test('that are sent again are no sequence', () => {
    const facts = { 'GET prices': { resendCount: '1' }, 'GET stock': { resendCount: '2' } };
    expect(found(sequential, THREE, facts)).toEqual([]);
  });

  test('before many at once are unlikely to be independent', () => {
    const fan = Array.from(
      { length: 6 },
      () => '        web  GET route                               |--------|  kind=client',
    );
    const drawing = [
      '      web  GET /page     |--------------------------------------|  kind=server',
      '        web  GET users    |-----------|                           kind=client',
      '        web  GET prices                |------------|             kind=client',
      ...fan,
    ].join('\n');
    expect(found(sequential, drawing).map(({ confidence }) => confidence)).toEqual(['unlikely']);
  });

  test('of the rounds of a loop are one finding', () => {
    const drawing = `
    web  GET /page        |--------------------------------------------------------|  kind=server
      web  step            |--------------------|              kind=internal
        web  GET a          |--------|                         kind=client
        web  GET b                    |--------|               kind=client
      web  step                                   |--------------------|              kind=internal
        web  GET a                                 |--------|                         kind=client
        web  GET b                                           |--------|               kind=client
    `;
    expect(sentences(found(sequential, drawing)).filter((sentence) => sentence.startsWith('GET a'))).toEqual([
      'GET a and GET b run one after another, twice (40 ms); at once the request would take 38 ms instead of 58 ms, if none needs another’s answer.',
    ]);
  });
});

describe('repeated calls', () => {
  test('are told with how long the request would take with one', () => {
    expect(
      sentences(foundIn(nPlusOne, calls('SELECT item', inARow(6), { facts: { databaseSystem: 'sqlite' } }))),
    ).toEqual([
      'SELECT item runs six times in a row below GET /page, 60 ms of 60 ms (100 %); as one query the request would take about 10 ms.',
    ]);
  });

  test('that run after the request ended are no part of it', () => {
    const [root, ...later] = calls(
      'get',
      inARow(25).map((start) => start + 100),
    );
    expect(sentences(foundIn(nPlusOne, [{ ...root, end: 50e6 }, ...later]))).toEqual([
      'get runs 25 times in a row below GET /page, 250 ms, after the request had ended.',
    ]);
  });

  test('of which some run within the request are a part of it', () => {
    const [root] = calls('get', inARow(25));
    const below = (id: string, start: number, count: number): TestSpan[] => [
      { ...root, id, parent: 'ff', name: 'GET /list', start, end: start + count * 10e6 },
      ...calls('get', inARow(count))
        .slice(1)
        .map((span) => ({
          ...span,
          id: `${id}${span.id}`,
          parent: id,
          start: span.start + start,
          end: span.start + start + 10e6,
        })),
    ];
    const spans = [{ ...root, end: 300e6 }, ...below('a1', 0, 25), ...below('b1', 400e6, 30)];
    const told = sentences(foundIn(nPlusOne, spans));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('after the request had ended');
  });

  test('are surer with the query that may have listed them', () => {
    const spans = calls(
      'SELECT item',
      inARow(6).map((start) => start + 10),
    );
    const list: TestSpan = { ...spans[1], id: 'aa', name: 'SELECT list', start: 0, end: 10e6 };
    expect(foundIn(nPlusOne, spans).map(({ confidence }) => confidence)).toEqual(['likely']);
    expect(foundIn(nPlusOne, [...spans, list]).map(({ confidence }) => confidence)).toEqual(['strong']);
  });

  test('to different places by one name are none', () => {
    const spans = calls('GET', inARow(6)).map((span, i) => ({ ...span, facts: { url: `http://s/${'abcdefg'[i]}` } }));
    expect(foundIn(nPlusOne, spans)).toEqual([]);
  });

  test('for different ids are one', () => {
    const spans = calls('GET', inARow(6)).map((span, i) => ({ ...span, facts: { url: `http://s/items/${i}00` } }));
    expect(foundIn(nPlusOne, spans)).toHaveLength(1);
  });

  test('within repeated steps are told once, by the steps', () => {
    const steps = calls('resolve author', inARow(6), { kind: 'internal' });
    const queries = steps.slice(1).map(
      (step, i): TestSpan => ({
        ...step,
        id: `b${i}`,
        parent: step.id,
        name: 'SELECT author',
        kind: 'client',
      }),
    );
    expect(sentences(foundIn(nPlusOne, [...steps, ...queries]))).toEqual([
      'resolve author runs six times in a row below GET /page, 60 ms of 60 ms (100 %), each with one SELECT author; as one call the request would take about 10 ms.',
    ]);
  });

  test('are no steps that call nothing', () => {
    expect(foundIn(nPlusOne, calls('compute', inARow(30), { kind: 'internal' }))).toEqual([]);
  });

  test('that write are to be sent as a batch', () => {
    const facts = { databaseSystem: 'sqlite', databaseOperation: 'INSERT' };
    expect(foundIn(nPlusOne, calls('INSERT item', inARow(6), { facts })).map(({ next }) => next)).toEqual([
      'Write them in one statement: a batch.',
    ]);
  });
});

test('an address that is asked again and again with pauses is not to be asked at once', () => {
  const starts = [0, 100, 200, 300, 400, 500];
  const [{ next }] = foundIn(nPlusOne, calls('GET /jobs', starts, { facts: { url: 'http://jobs/jobs/7' } }));
  expect(next).toContain('It looks like asking again and again whether something is done');
  const [other] = foundIn(nPlusOne, calls('GET /jobs', inARow(6), { facts: { url: 'http://jobs/jobs/7' } }));
  expect(other.next).toContain('Ask for all of them in one call');
});

test('tokens are to be got once', () => {
  const [{ next }] = foundIn(nPlusOne, calls('POST /oauth2/token', inARow(6)));
  expect(next).toBe('Get a token once, and use it until it expires.');
});

test('a lock that is asked for again and again is not to be asked for at once', () => {
  const facts = { databaseSystem: 'redis', queryText: 'SET lock:job a NX PX 5000' };
  const [{ next }] = foundIn(nPlusOne, calls('SET', inARow(6), { facts }));
  expect(next).toContain('look for who holds it');
});

describe('tries', () => {
  const TRIES = `
    web  GET /page     |---------------------------|  kind=server
      web  GET stock    |----|                        kind=client status=error
      web  GET stock           |----|                 kind=client status=error
      web  GET stock                  |----|          kind=client
  `;

  test('are told with what they cost and whether they helped', () => {
    expect(sentences(found(retry, TRIES, { 'GET stock': { errorType: 'timeout' } }))).toEqual([
      'GET stock failed twice with “timeout”; the third try worked: 14 ms (48 %) lost.',
    ]);
  });

  test('are none where each is known to ask for something else', () => {
    const facts = (i: number) => ({ url: `http://s/stock/${i}` });
    const spans = spansFromText(TRIES).map((span, i) => ({ ...span, facts: facts(i) }));
    expect(foundIn(retry, spans)).toEqual([]);
    const numbered = spans.map((span, i) => ({ ...span, facts: { ...facts(i), resendCount: String(i) } }));
    expect(foundIn(retry, numbered)).toHaveLength(1);
  });

  test('of a database are none of a request that is called alike', () => {
    const spans = spansFromText(TRIES).map((span, i) => ({
      ...span,
      facts: i === 1 ? { databaseSystem: 'redis' } : {},
    }));
    expect(foundIn(retry, spans).map(({ spans: tries }) => tries)).toEqual([]);
  });

  test('that were refused for their credentials are to have them in time', () => {
    const [{ next }] = found(retry, TRIES, { 'GET stock': { httpStatus: '401' } });
    expect(next).toContain('renew them before they expire');
  });

  test('end where another message begins', () => {
    const message = (i: number) => ({ messageId: i < 2 ? '17' : '18' });
    const spans = spansFromText(TRIES).map((span, i) => ({ ...span, facts: message(i - 1) }));
    const [{ sentence, spans: tries }] = foundIn(retry, spans);
    expect(tries).toEqual([1, 2]);
    expect(sentence).toMatch(/^GET stock failed twice in a row/);
  });

  test('may be none where they are of a loop', () => {
    const loop = calls('load item', inARow(6)).map((span, i) =>
      i === 3 ? { ...span, status: 'error' as const } : span,
    );
    const [{ sentence, confidence }] = foundIn(retry, loop);
    expect(sentence).toMatch(/^load item failed once; the next one worked: .* lost, if it was a try of the same\.$/);
    expect(confidence).toBe('possible');
    const twice = calls('load item', inARow(9)).map((span, i) =>
      i === 3 || i === 6 ? { ...span, status: 'error' as const } : span,
    );
    expect(foundIn(retry, twice)[0].sentence).toContain('after both of them the next one worked');
    const toldApart = loop.map((span, i) => ({ ...span, facts: { url: `http://s/items/${i === 4 ? 3 : i}` } }));
    expect(foundIn(retry, toldApart)[0].sentence).toContain('the second try worked');
  });

  test('that were worked on after they were given up are not to end sooner', () => {
    const [{ next }] = found(
      retry,
      `
      web  GET /page        |---------------------|  kind=server
        web  POST charge     |----|                  kind=client status=error
          pay  charge         |-------|              kind=server
        web  POST charge           |----|            kind=client
      `,
      { 'POST charge': { errorType: 'timeout' } },
    );
    expect(next).toContain('may have done its work several times');
  });

  test('that were refused as too many are not to come sooner', () => {
    const [{ next }] = found(retry, TRIES, { 'GET stock': { httpStatus: '429' } });
    expect(next).toContain('tries that come sooner do not');
    const [{ next: byWords }] = found(retry, TRIES, { 'GET stock': { statusMessage: 'server overloaded' } });
    expect(byWords).toBe(next);
  });

  test('within tries of another call say so, and both are advised to leave it to one layer', () => {
    const drawing = `
      web  GET /page        |------------------------|  kind=server
        web  GET price       |---------|                kind=client status=error
          rates  GET rate     |--|                      kind=client status=error
          rates  GET rate         |--|                  kind=client status=error
        web  GET price                  |---------|     kind=client status=error
          rates  GET rate                |--|           kind=client status=error
          rates  GET rate                    |--|       kind=client status=error
    `;
    const tried = found(retry, drawing);
    expect(sentences(tried)).toEqual([
      'GET price failed twice in a row: 11 ms (42 %) lost before the last try.',
      'Two GET rate calls failed and were tried again: 8 ms (31 %) lost; none worked in the end. All four calls are within GET price, which was tried twice itself.',
    ]);
    for (const { next } of tried) expect(next).toContain('let one layer alone try again');
  });

  test('cost the path nothing where a longer call hides them', () => {
    const drawing = `${TRIES}    web  GET slow     |-------------------------|   kind=client`;
    expect(found(retry, drawing).map(({ effect }) => effect)).toEqual([0]);
  });

  test('that number themselves are certain; of what may be other requests only possible', () => {
    const spans = spansFromText(TRIES);
    const confidenceWith = (facts: (i: number) => NonNullable<TestSpan['facts']>) =>
      foundIn(
        retry,
        spans.map((span, i) => ({ ...span, facts: facts(i) })),
      ).map(({ confidence }) => confidence);
    expect(confidenceWith((i) => (i > 1 ? { resendCount: String(i - 1) } : {}))).toEqual(['certain']);
    expect(confidenceWith(() => ({ url: 'http://s/stock' }))).toEqual(['certain']);
    expect(confidenceWith(() => ({}))).toEqual(['strong']);
    expect(confidenceWith((i) => ({ url: `http://s/stock?at=${i}` }))).toEqual(['possible']);
  });
});

describe('like calls at once', () => {
  test('mostly as many as a limit at a time come in waves', () => {
    const spans = calls('GET route', [0, 0, 0, 10, 10, 10, 20, 20, 20]);
    expect(sentences(foundIn(waves, spans))).toEqual([
      'Nine calls of GET route ran at most three at a time (30 ms); all at once the request would take about 10 ms instead of 30 ms.',
    ]);
    expect(foundIn(fanOut, spans)).toEqual([]);
  });

  test('without a limit fan out, which is no fault', () => {
    const spans = calls('GET route', [0, 0, 0, 0, 0, 0]);
    expect(foundIn(waves, spans)).toEqual([]);
    expect(foundIn(fanOut, spans).map(({ rank, effect }) => [rank, effect])).toEqual([['information', 0]]);
  });

  test('of two waves only show no limit', () => {
    expect(foundIn(waves, calls('GET route', [0, 0, 0, 0, 10, 10, 10, 10]))).toEqual([]);
  });
});

describe('many calls of several kinds', () => {
  const chat = (kinds: number) =>
    calls('x', inARow(24)).map((span, i) =>
      i === 0 ? span : { ...span, name: `SELECT ${'abcdefg'[i % kinds]}`, facts: { databaseSystem: 'mysql' } },
    );

  test('to one database are chatty', () => {
    expect(sentences(foundIn(chatty, chat(6)))).toEqual([
      'GET /page makes 24 calls of six kinds to mysql, 240 ms of 240 ms (100 %); in one round trip the request would take about 10 ms.',
    ]);
  });

  test('are not where they are of few kinds', () => {
    expect(foundIn(chatty, chat(3))).toEqual([]);
  });

  test('are told as that, and not operation by operation', () => {
    expect(foundIn(nPlusOne, chat(4))).toEqual([]);
    expect(foundIn(chatty, chat(4))).toHaveLength(1);
  });

  test('are one kind where they differ in ids or in the length of lists', () => {
    const statement = (i: number) => `SELECT * FROM t WHERE id IN (${Array(i).fill('1').join(', ')})`;
    const spans = calls('query t', inARow(24)).map((span, i) =>
      i === 0 ? span : { ...span, facts: { databaseSystem: 'mysql', queryText: statement(i) } },
    );
    expect(foundIn(chatty, spans)).toEqual([]);
    expect(sentences(foundIn(nPlusOne, spans))).toEqual([
      'query t runs 24 times in a row below GET /page, 240 ms of 240 ms (100 %); as one query the request would take about 10 ms.',
    ]);
  });
});

describe('calls whose order is likely', () => {
  const AGENT = `
    bot  answer    |-----------------------------|  kind=server
      bot  chat     |---------|                     kind=client
      bot  look up             |--|                 kind=internal
      bot  chat                    |---------|      kind=client
  `;
  const MODEL = { chat: { modelOperation: 'chat' }, 'look up': { modelOperation: 'execute_tool' } };

  test('of a model and its tools are no advice', () => {
    expect(found(sequential, AGENT, MODEL)).toEqual([]);
    expect(found(sequential, AGENT, { chat: { modelOperation: 'chat' } })).toHaveLength(1);
  });

  test('of a model that asks for tools again and again are not repeated calls', () => {
    const chats = calls('chat', inARow(6), { facts: { modelOperation: 'chat' } });
    const tools = calls(
      'look up',
      inARow(6).map((start) => start + 5),
      { facts: { modelOperation: 'execute_tool' } },
    );
    expect(foundIn(nPlusOne, chats)).toHaveLength(1);
    const ids = tools.slice(1).map((span, i) => ({ ...span, id: `c${i}` }));
    expect(foundIn(nPlusOne, [...chats, ...ids]).filter(({ sentence }) => sentence.startsWith('chat'))).toEqual([]);
  });

  test('of a cache and what it keeps are no advice', () => {
    const drawing = `
      web  GET /page     |-----------------------------|  kind=server
        web  GET key      |-------|                       kind=client
        web  SELECT x              |-------|              kind=client
    `;
    const facts = { 'GET key': { databaseSystem: 'redis' }, 'SELECT x': { databaseSystem: 'mysql' } };
    expect(found(sequential, drawing, facts)).toEqual([]);
    expect(found(sequential, drawing)).toHaveLength(1);
  });

  test('of which the first gets a token begin behind it', () => {
    const facts = { 'GET users': { httpMethod: 'GET', url: 'https://login.example.org/oauth/v2/token?user=1' } };
    expect(sentences(found(sequential, THREE, facts))[0]).toMatch(/^GET prices and GET stock run/);
  });
});

test('parts of one thing are to be sent at once, and not as one', () => {
  const [{ sentence, next }] = foundIn(nPlusOne, calls('S3.UploadPart', inARow(6)));
  expect(sentence).toMatch(/; at once the request would take about/);
  expect(next).toContain('Send several parts at once');
});

test('calls for what a cache has not are to be one, after one that asks the cache for all', () => {
  const queries = calls(
    'SELECT item',
    inARow(6).map((start) => 2 * start + 10),
    { facts: { databaseSystem: 'mysql' } },
  );
  const asked = calls(
    'GET',
    inARow(6).map((start) => 2 * start),
    { facts: { databaseSystem: 'redis' } },
  );
  const ids = asked.slice(1).map((span, i) => ({ ...span, id: `c${i}` }));
  const advice = (spans: readonly TestSpan[]) => foundIn(nPlusOne, spans).map(({ next }) => next);
  expect(advice([...queries, ...ids])).toContain(
    'Ask the cache for all of them in one command (MGET), and load in one query what it has not.',
  );
  expect(advice(queries)).toEqual(['Load them in one query (a join, IN, a data loader), or cache them.']);
});

describe('repeated calls beside something as long', () => {
  const beside = (): TestSpan[] => {
    const spans = calls('SELECT item', inARow(6));
    return [...spans, { ...spans[1], id: 'ee', name: 'GET slow', start: 0, end: 60e6 - 1e6 }];
  };

  test('are told with what ends just before them, and that as what to look at', () => {
    expect(foundIn(nPlusOne, beside()).map(({ sentence, next, rank }) => [sentence, next, rank])).toEqual([
      [
        'SELECT item runs six times in a row below GET /page, 60 ms of 60 ms (100 %); as one query the request would hardly be shorter, since web › GET slow ends 1 ms before them.',
        'Look first at what takes as long beside them: fewer calls alone would not make the request faster.',
        'information',
      ],
    ]);
  });
});

describe('calls of which each names its id', () => {
  const spans = calls('GET', inARow(12)).map((span, i) =>
    i === 0 ? span : { ...span, facts: { urlPath: `/items/${i}` } },
  );

  test('are told by what they have in common', () => {
    expect(sentences(foundIn(nPlusOne, spans))).toEqual([
      'GET /items/{id} runs twelve times in a row below GET /page, 120 ms of 120 ms (100 %); as one call the request would take about 10 ms.',
    ]);
  });

  test('are repeated calls also by their names', () => {
    const named = calls('GET', inARow(12)).map((span, i) => (i === 0 ? span : { ...span, name: `GET /items/${i}` }));
    expect(sentences(foundIn(nPlusOne, named))).toEqual(sentences(foundIn(nPlusOne, spans)));
  });
});

test('a fan-out of which not all run at once says how many do', () => {
  const spans = calls('GET route', [0, 0, 0, 10, 10, 10]);
  expect(sentences(foundIn(fanOut, spans))).toEqual([
    'Six calls of GET route run below GET /page, at most three at once, 20 ms of 20 ms (100 %); the slowest takes 10 ms, half of them 10 ms or less.',
  ]);
});

describe('waves that stand as spans', () => {
  /** Five waves, of two at a time; one piece of the first takes 40 ms and others 10 ms. */
  const waveOf = (i: number): TestSpan[] => {
    const start = i === 0 ? 0 : 30 + 10 * i;
    const wave: TestSpan = { ...calls('wave', [start])[1], id: `a${i}`, kind: 'internal' };
    const end = (start + (i === 0 ? 40 : 10)) * 1e6;
    const pieces = [0, 1].map((j) => ({ ...wave, id: `b${i}${j}`, parent: wave.id, name: 'piece' }));
    return [{ ...wave, end }, { ...pieces[0], end }, pieces[1]];
  };
  const waveSpans = [{ ...calls('x', [70])[0] }, ...[0, 1, 2, 3, 4].flatMap(waveOf)];

  test('are told with what it costs that each waits for its slowest', () => {
    expect(sentences(foundIn(waves, waveSpans))).toEqual([
      'piece runs in five waves of at most two at once, 80 ms of 80 ms (100 %); each waits for its slowest, of which one took 40 ms; with the next one begun as soon as one ends the request would take about 70 ms instead of 80 ms.',
    ]);
  });

  test('are nothing where all pieces take as long', () => {
    const even = [...calls('x', [70]).slice(0, 1), ...[1, 2, 3, 4].flatMap(waveOf)];
    expect(foundIn(waves, even)).toEqual([]);
  });
});
