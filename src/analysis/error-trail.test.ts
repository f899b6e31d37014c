import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { errorsByDefinition, joinByDefinition } from '../testing/errors-by-definition.ts';
import { factsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans, randomTree } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import { spanKey, spanName } from '../trace/span.ts';
import { StatusCode } from '../trace/span-kind.ts';
import { correctClocks } from './clock-skew.ts';
import { errorTrail } from './error-trail.ts';
import { relationsOf } from './relations.ts';

const runs = { numRuns: PROPERTY_RUNS };

function trailOf(spans: readonly TestSpan[]) {
  const trace = traceFromSpans(spans);
  const facts = factsOf(trace, spans);
  return { trace, facts, trail: errorTrail(trace, relationsOf(trace), facts) };
}

/** What is said of a drawing, spans by name; `facts` are those of the spans named. */
function drawnTrail(facts: Readonly<Record<string, NonNullable<TestSpan['facts']>>>, ...lines: string[]) {
  const spans = spansFromText(lines.join('\n')).map((span) => ({ ...span, facts: facts[span.name] ?? {} }));
  const { trace, trail } = trailOf(spans);
  const names = (rows: Iterable<number>) => Array.from(rows, (row) => spanName(trace, row));
  return {
    origins: names(trail.origins),
    cancelled: names(trail.cancelled),
    path: names(trail.path),
    stoppedAt: names(trail.stoppedAt < 0 ? [] : [trail.stoppedAt]),
    suspects: names(trail.suspects),
    reachesRoot: trail.reachesRoot,
    message: trail.message,
  };
}

describe('an error', () => {
  test('begins at the deepest span that failed and comes up through those that set no status', () => {
    const { path, reachesRoot } = drawnTrail(
      {},
      'a root      |--------|  status=error',
      '  a layer    |------|',
      '    a query    |--|     status=error',
    );
    expect(path).toEqual(['query', 'layer', 'root']);
    expect(reachesRoot).toBe(true);
  });

  test('does not come up through a span that says all is well', () => {
    const { path, origins } = drawnTrail(
      {},
      'a root      |--------|  status=error',
      '  a layer    |------|   status=ok',
      '    a query    |--|     status=error',
    );
    expect(path).toEqual(['root']);
    expect(origins).toEqual(['query', 'root']);
  });

  test('that nothing above repeats was stopped by whoever waited for it', () => {
    const { stoppedAt, reachesRoot } = drawnTrail({}, 'a root      |--------|', '  a query    |--|    status=error');
    expect(stoppedAt).toEqual(['root']);
    expect(reachesRoot).toBe(false);
  });

  test('is that of the call that failed last, since those before were survived', () => {
    const { path } = drawnTrail(
      {},
      'a root     |--------|  status=error',
      '  a first   |-|        status=error',
      '  a second      |-|    status=error',
    );
    expect(path).toEqual(['second', 'root']);
  });

  test.each([
    { statusMessage: 'context canceled' },
    { exceptionType: 'AbortError' },
    { rpcStatus: '1' },
    { rpcStatus: 'CANCELLED' },
    { exceptionMessage: 'Request aborted by the user' },
  ])('is not that of a victim: %j', (facts) => {
    const { path, cancelled } = drawnTrail(
      { victim: facts },
      'a root     |--------|  status=error',
      '  a cause   |--|       status=error',
      '  a victim  |---|      status=error',
    );
    expect(path).toEqual(['cause', 'root']);
    expect(cancelled).toEqual(['victim']);
  });

  test('is that of a victim if nothing else failed', () => {
    const { path, cancelled } = drawnTrail(
      { victim: { statusMessage: 'cancelled' } },
      'a root     |--------|  status=error',
      '  a victim  |---|      status=error',
    );
    expect(path).toEqual(['victim', 'root']);
    expect(cancelled).toEqual([]);
  });

  test.each([{ errorType: 'timeout' }, { rpcStatus: '4' }, { exceptionMessage: 'Read timed out.' }])(
    'of a caller that gave up is not that of a callee which failed later: %j',
    (facts) => {
      const { path, origins } = drawnTrail(
        { call: facts },
        'a call       |----|        status=error kind=client',
        '  b serve     |---------|  status=error kind=server',
      );
      expect(path).toEqual(['call']);
      expect(origins).toEqual(['call', 'serve']);
    },
  );

  test('of a caller is that of its callee, though the callee ends a little later', () => {
    const { path } = drawnTrail(
      {},
      'a call       |----|        status=error kind=client',
      '  b serve     |------|     status=error kind=server',
    );
    expect(path).toEqual(['serve', 'call']);
  });

  test('does not come up from what nobody waited for', () => {
    const { path, origins } = drawnTrail(
      {},
      'a root      |----|    status=error',
      '  b mail      |-|     status=error kind=consumer',
    );
    expect(path).toEqual(['root']);
    expect(origins).toEqual(['mail', 'root']);
  });

  test('in a tree of its own is counted, but explains nothing of the request', () => {
    const { path, origins } = drawnTrail({}, 'a root  |----|', 'a alone  |-|   status=error parent=beef');
    expect(origins).toEqual(['alone']);
    expect(path).toEqual([]);
  });
});

describe('what an error says', () => {
  const saying = (facts: NonNullable<TestSpan['facts']>) =>
    drawnTrail({ root: facts }, 'a root |--| status=error').message;

  test('is its exception, before the description of its status', () => {
    expect(saying({ exceptionMessage: 'duplicate key', statusMessage: 'failed' })).toBe('duplicate key');
  });

  test('is the description of its status, before its type', () => {
    expect(saying({ statusMessage: 'failed', errorType: 'TimeoutError' })).toBe('failed');
  });

  test('is its type, before its codes', () => {
    expect(saying({ errorType: 'TimeoutError', httpStatus: '503' })).toBe('TimeoutError');
  });

  test('is a code if there is nothing else', () => {
    expect([saying({ httpStatus: '503', rpcStatus: '14' }), saying({ rpcStatus: '14' }), saying({})]).toEqual([
      'HTTP 503',
      'RPC 14',
      '',
    ]);
  });
});

describe('a suspect', () => {
  const suspects = (extras: string, facts: NonNullable<TestSpan['facts']>) =>
    drawnTrail({ call: facts }, `a call |--| ${extras}`).suspects;

  test.each([
    ['kind=client', { httpStatus: '404' }],
    ['kind=server', { httpStatus: '500' }],
    ['kind=server', { rpcStatus: '13' }],
    ['kind=client', { rpcStatus: 'NOT_FOUND' }],
    ['', { errorType: 'TimeoutError' }],
  ])('is a span that set no status: %s %j', (extras, facts) => {
    expect(suspects(extras, facts)).toEqual(['call']);
  });

  test.each([
    ['kind=server', { httpStatus: '404' }],
    ['kind=client', { httpStatus: '302' }],
    ['kind=server', { rpcStatus: '3' }],
    ['kind=client', { rpcStatus: '0' }],
    ['kind=client status=ok', { httpStatus: '500' }],
    ['kind=client status=error', { httpStatus: '500' }],
  ])('is not %s %j', (extras, facts) => {
    expect(suspects(extras, facts)).toEqual([]);
  });
});

const WORDS = ['', '', '', 'boom', 'context canceled', 'Read timed out', 'deadline exceeded'] as const;

/** Adds to random spans what their failures say. */
function withWords(randomly: fc.Arbitrary<TestSpan[]>): fc.Arbitrary<TestSpan[]> {
  return randomly.chain((spans) =>
    fc
      .array(fc.constantFrom(...WORDS), { minLength: spans.length, maxLength: spans.length })
      .map((words) =>
        spans.map((span, i) => ({ ...span, ...(words[i] !== '' && { facts: { statusMessage: words[i] } }) })),
      ),
  );
}

function everyTrail(check: (found: ReturnType<typeof trailOf>, spans: TestSpan[]) => void, of = randomSpans): void {
  fc.assert(
    fc.property(withWords(of), (spans) => {
      check(trailOf(spans), spans);
    }),
    runs,
  );
}

const originKeys = ({ trace, trail }: ReturnType<typeof trailOf>) =>
  Array.from(trail.origins, (row) => spanKey(trace, row));

/** Ids that are shared are given out otherwise once one of their spans is another. */
const isUnique = (spans: readonly TestSpan[], key: string) => spans.filter(({ id }) => id === key).length === 1;

describe('the trail of errors of any spans', () => {
  test('is as the definitions say, word by word', () => {
    everyTrail(({ trace, facts, trail }) => {
      const { primary, stoppedAt, path } = trail;
      expect({ origins: [...trail.origins], primary, path, stoppedAt }).toEqual(errorsByDefinition(trace, facts));
    });
  });

  test('has an origin if anything failed, and origins failed', () => {
    everyTrail(({ trace, trail }) => {
      expect(trail.origins.length > 0).toBe(trail.spans.length > 0);
      expect([...trail.origins].every((row) => trace.status[row] === StatusCode.Error)).toBe(true);
    });
  });

  test('leads from the primary one up, over spans that failed or set no status', () => {
    everyTrail(({ trace, trail }) => {
      expect(trail.path[0] ?? -1).toBe(trail.primary);
      expect(trail.path.every((row) => trace.status[row] !== StatusCode.Ok)).toBe(true);
      expect(trail.path.every((row, i) => i === 0 || row < trail.path[i - 1])).toBe(true);
    });
  });

  test('does not reach a root that did not fail', () => {
    everyTrail(({ trace, trail }) => {
      if (trail.reachesRoot) expect(trace.status[trace.primaryRoot]).toBe(StatusCode.Error);
    });
  });

  test('has no origin that is said not to have failed', () => {
    everyTrail((found, spans) => {
      for (const key of originKeys(found)
        .filter((each) => isUnique(spans, each))
        .slice(0, 3)) {
        const changed = spans.map((span) => (span.id === key ? { ...span, status: 'unset' as const } : span));
        expect(originKeys(trailOf(changed))).not.toContain(key);
      }
    });
  });

  test('does not change with a span that says all is well, nor with what says nothing of a failure', () => {
    everyTrail((found, spans) => {
      // Below one that it says nothing new of: a missing end is that of what is below, a shared id goes by what is below.
      const above = spans.find(({ id, end }) => end !== null && isUnique(spans, id));
      const { id: parent, start, end } = above ?? { id: null, start: 0, end: 1 };
      const added = { id: 'abba', parent, service: 'web', name: 'fine', start, end, status: 'ok' as const };
      const changed = spans.map((span) =>
        span.status === 'error' ? span : { ...span, facts: { ...span.facts, url: 'https://example.com/' } },
      );
      expect(originKeys(trailOf([...changed, added]))).toEqual(originKeys(found));
    });
  });

  test('does not change for the rest if a failure that nobody waited for comes later', () => {
    everyTrail((found, spans) => {
      const { trace, trail } = found;
      const isAlone = (row: number) => joinByDefinition(trace, row) < 0 && trace.subtreeEnd[row] === row + 1;
      const late = trail.spans.find((row) => row > 0 && isAlone(row));
      if (late === undefined) return;
      const key = spanKey(trace, late);
      const later = (time: number | null) => (time ?? 0) + trace.duration + 1e9;
      const delayed = spans.map((span) =>
        span.id === key ? { ...span, start: later(span.start), end: later(span.end) } : span,
      );
      const others = (keys: string[]) => keys.filter((each) => each !== key);
      expect(others(originKeys(trailOf(delayed)))).toEqual(others(originKeys(found)));
    }, randomTree);
  });
});

const cases = readAnalysisCases().filter((each) => each.expect.errors !== undefined);

describe.skipIf(cases.length === 0)('errors in the published cases', () => {
  test.for(cases)('$id: $title', (given) => {
    const { trace: recorded, facts, nameOf } = caseTrace(given);
    const { trace } = correctClocks(recorded, facts);
    const trail = errorTrail(trace, relationsOf(trace), facts);
    const names = (rows: Iterable<number>) => Array.from(rows, nameOf);
    const nameOrNull = (row: number) => (row < 0 ? null : nameOf(row));
    const found: Record<string, unknown> = {
      spans: names(trail.spans).sort(),
      suspects: names(trail.suspects).sort(),
      origins: names(trail.origins),
      primary: nameOrNull(trail.primary),
      path: names(trail.path),
      reachesRoot: trail.reachesRoot,
      stoppedAt: nameOrNull(trail.stoppedAt),
      message: trail.message || null,
    };
    const expected = given.expect.errors ?? {};
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, found[key]]))).toEqual(expected);
  });
});
