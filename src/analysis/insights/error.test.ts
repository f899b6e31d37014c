import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import { contextOf } from '../analyse-trace.ts';
import { error } from './error.ts';

type Facts = Readonly<Record<string, NonNullable<TestSpan['facts']>>>;

/** What is said of a drawing; `facts` are those of the spans named. */
function told(facts: Facts, ...lines: string[]) {
  const spans = spansFromText(lines.join('\n')).map((span) => ({ ...span, facts: facts[span.name] ?? {} }));
  const trace = traceFromSpans(spans);
  return error.find(contextOf(trace, factsOf(trace, spans))).map((finding) => ({
    ...finding,
    names: finding.spans.map((span) => spanName(trace, span)),
  }));
}

const sentences = (facts: Facts, ...lines: string[]) => told(facts, ...lines).map(({ sentence }) => sentence);

describe('a failure that the user saw', () => {
  test('is told with what failed first, why, and what it passed through', () => {
    const [finding] = told(
      { insert: { exceptionMessage: 'duplicate key value.\nDETAIL: Key exists.' } },
      'web page       |----------|  kind=server status=error',
      '  web call      |--------|   kind=client status=error',
      '    db insert    |------|    kind=server status=error',
    );
    expect(finding.sentence).toBe(
      'The request failed because insert (db) failed: duplicate key value; it passed through 2 spans.',
    );
    expect(finding.names).toEqual(['insert', 'call', 'page']);
    expect([finding.rank, finding.confidence]).toEqual(['fatal-error', 'certain']);
  });

  test('is told of the root where nothing below it failed', () => {
    expect(sentences({ page: { httpStatus: '503' } }, 'web page |---|  kind=server status=error')).toEqual([
      'The request failed in page (web) itself: HTTP 503 (Service Unavailable).',
    ]);
  });

  test('points to the events of a span that says it nowhere else', () => {
    const drawing = 'web page |---|  kind=server status=error';
    expect(told({ page: { eventName: 'redis timeout' } }, drawing).map(({ next }) => next)).toEqual([
      'Look at the events of page, the last of which is “redis timeout”: neither its status nor an exception says what went wrong.',
    ]);
    expect(told({}, drawing).map(({ next }) => next)[0]).toMatch(/^page does not say what went wrong: have it/);
  });

  test('says so where a span does not say why', () => {
    expect(sentences({}, 'web page |---|  kind=server status=error')).toEqual([
      'The request failed in page (web) itself, without saying why.',
    ]);
  });

  test('names what a call was waiting for that was given up', () => {
    expect(
      sentences(
        { call: { errorType: 'timeout' } },
        'web page      |----------|        kind=server status=error',
        '  web call     |--------|         kind=client status=error',
        '    api slow    |--------------|  kind=server',
      ),
    ).toEqual([
      'The request failed because call (web) timed out after 10 ms, waiting for slow (api), which took 16 ms; it passed through 1 span.',
    ]);
  });

  test('is strong, not certain, over a span that set no status', () => {
    const [{ confidence }] = told(
      {},
      'web page      |----------|  kind=server status=error',
      '  web layer    |--------|',
      '    web query   |------|   kind=client status=error',
    );
    expect(confidence).toBe('strong');
  });

  test('is likely where others failed at the same time, which are told', () => {
    const [{ confidence, sentence }] = told(
      {},
      'web page   |----------|  kind=server status=error',
      '  web one   |-----|      kind=client status=error',
      '  web two   |------|     kind=client status=error',
    );
    expect(confidence).toBe('likely');
    expect(sentence).toMatch(/; at the same time one \(web\) failed, without saying why\.$/);
  });

  test('is likely where what ended after it was cancelled', () => {
    const [{ confidence, reason }] = told(
      { two: { statusMessage: 'context canceled' } },
      'web page   |----------|  kind=server status=error',
      '  web one   |-----|      kind=client status=error',
      '  web two   |------|     kind=client status=error',
    );
    expect([confidence, reason]).toEqual(['likely', 'others ended later, but were cancelled: probably because of it']);
  });

  test('is told with the type of an exception that has no message', () => {
    expect(
      sentences(
        { work: { exceptionType: 'java.lang.NullPointerException' } },
        'web page   |------|  kind=server status=error',
        '  web work  |--|     status=error',
      ),
    ).toEqual([
      'The request failed because work (web) failed: java.lang.NullPointerException; it passed through 1 span.',
    ]);
  });

  test('is told with the type of its exception beside the message', () => {
    const facts = { page: { exceptionType: 'app.errors.NoSuchItem', exceptionMessage: 'no item 3' } };
    expect(sentences(facts, 'web page   |------|  kind=server status=error')).toEqual([
      'The request failed in page (web) itself: no item 3 (NoSuchItem).',
    ]);
  });

  test('is told beside a failure that did not come up to it', () => {
    const found = told(
      { serve: { statusMessage: 'boom' } },
      'web page     |----------|  kind=server status=error',
      '  web call    |----|       kind=client status=ok',
      '    api serve  |--|        kind=server status=error',
    );
    expect(found.map(({ sentence, rank, confidence }) => [sentence, rank, confidence])).toEqual([
      ['The request failed in page (web) itself, without saying why.', 'fatal-error', 'certain'],
      ['One error was handled inside, in serve (api): boom; it stopped at call (web).', 'contained-error', 'certain'],
    ]);
  });
});

describe('a failure that was handled', () => {
  test('made no success of a request that was refused, though a server’s 4xx is no error', () => {
    const [finding] = told(
      { query: { exceptionMessage: 'forbidden' }, page: { httpStatus: '403' } },
      'web page    |----------|  kind=server',
      '  web query  |----|       kind=client status=error',
    );
    expect(finding.sentence).toBe(
      'One error happened inside, in query (web): forbidden; the request answered HTTP 403 (Forbidden).',
    );
  });

  test('is told with what became of the request', () => {
    const [finding] = told(
      { query: { exceptionMessage: 'connection refused' } },
      'web page    |----------|  kind=server',
      '  web query  |----|       kind=client status=error',
    );
    expect(finding.sentence).toBe(
      'One error was handled inside, in query (web): connection refused; the request succeeded.',
    );
    expect(finding.rank).toBe('contained-error');
  });

  test('is counted with its like', () => {
    expect(
      sentences(
        {},
        'web page    |----------|  kind=server',
        '  web query  |-|          kind=client status=error',
        '  web query     |-|       kind=client status=error',
        '  web query        |-|    kind=client',
      ),
    ).toEqual(['Two errors were handled inside, both in query (web); the request succeeded.']);
  });

  test('is counted as everywhere, and told with where it began and stopped', () => {
    expect(
      sentences(
        { query: { statusMessage: 'refused' } },
        'web page       |----------|  kind=server',
        '  web call     |----|        kind=client status=error',
        '    web query   |--|         kind=client status=error',
      ),
    ).toEqual([
      'Two errors were handled inside, begun in query (web): refused; it stopped at page (web); the request succeeded.',
    ]);
  });

  test('is counted apart from the places in which it began', () => {
    expect(
      sentences(
        {},
        'web page       |----------|  kind=server',
        '  web call     |----|        kind=client status=error',
        '    web query   |--|         kind=client status=error',
        '  web call          |----|   kind=client status=error',
        '    web query        |--|    kind=client status=error',
      ),
    ).toEqual(['Four errors in two places were handled inside, both begun in query (web); the request succeeded.']);
  });

  test('is not said to be handled where nobody waited for it', () => {
    expect(
      sentences({}, 'web page    |-----|       kind=server', '  mail send   |------|  kind=consumer status=error'),
    ).toEqual(['One error happened beside the request, in work that it did not wait for, in send (mail).']);
  });

  test('is not said to be part of a request that is not seen to have called it', () => {
    expect(
      sentences({}, 'web page    |-----|   kind=server', 'api serve    |---|   kind=server status=error parent=beef'),
    ).toEqual([
      'One error happened in parts of the trace that the request is not seen to have called, in serve (api).',
    ]);
  });
});

describe('what looks failed', () => {
  test('is told of a root that the user saw', () => {
    const [finding] = told({ page: { httpStatus: '503' } }, 'web page |---|  kind=server');
    expect(finding.sentence).toBe(
      'The request probably failed: page (web) says HTTP 503 (Service Unavailable), but its status was never set.',
    );
    expect([finding.rank, finding.confidence]).toEqual(['fatal-error', 'likely']);
  });

  test('of a root names what failed inside it', () => {
    const findings = told(
      { page: { httpStatus: '503' }, call: { statusMessage: 'refused' } },
      'web page    |------|  kind=server',
      '  web early |-|       kind=client status=error',
      '  web call     |--|   kind=client status=error',
    );
    const fatal = findings.find(({ rank }) => rank === 'fatal-error');
    expect(fatal?.sentence).toMatch(/was never set; inside it call \(web\) failed: refused\.$/);
  });

  test('of a root names nothing of another root’s', () => {
    const findings = told(
      { page: { httpStatus: '503' } },
      'web page    |------|  kind=server',
      'web other    |--|     kind=server status=error',
    );
    const fatal = findings.find(({ rank }) => rank === 'fatal-error');
    expect(fatal?.sentence).toMatch(/was never set\.$/);
  });

  test('of a root names the deepest that looks failed as well', () => {
    const [finding] = told(
      { page: { httpStatus: '500' }, step: { httpStatus: '500' }, call: { httpStatus: '502' } },
      'web page    |------|  kind=server',
      '  web step   |----|',
      '    web call  |--|    kind=client',
    );
    expect(finding.sentence).toMatch(/was never set; inside it call \(web\) says HTTP 502 \(Bad Gateway\), too\.$/);
  });

  test('is no more than possible inside', () => {
    const [finding] = told(
      { call: { httpStatus: '404' } },
      'web page   |----|  kind=server',
      '  web call  |--|   kind=client',
    );
    expect(finding.sentence).toBe(
      'One span looks failed although no status says so: call (web) says HTTP 404 (Not Found).',
    );
    expect([finding.rank, finding.confidence]).toEqual(['information', 'possible']);
  });
});

describe('an exception that made nothing fail', () => {
  test('is information, all of a kind in one', () => {
    const [finding, ...others] = told(
      { load: { exceptionType: 'KeyError', exceptionMessage: 'no such key' } },
      'web page   |----------|  kind=server',
      '  web load  |-|',
      '  web load     |-|       status=ok',
    );
    expect(others).toEqual([]);
    expect(finding.sentence).toBe(
      'Two spans recorded an exception and did not fail: load (web): no such key (KeyError).',
    );
    expect(finding.rank).toBe('information');
  });
});

test('nothing is said of a request in which nothing failed', () => {
  expect(told({}, 'web page  |---|  kind=server')).toEqual([]);
});
