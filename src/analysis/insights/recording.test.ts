import { describe, expect, test } from 'vitest';
import { factsOf } from '../../testing/facts-from-spans.ts';
import { type TestSpan, traceFromSpans } from '../../testing/trace-from-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import { analyseTrace, contextOf } from '../analyse-trace.ts';
import { doubtOf } from '../data-doubt.ts';
import { verdictText } from '../verdict/verdict.ts';
import { clockSkew } from './clock-skew.ts';
import { dataQuality } from './data-quality.ts';
import type { Insight } from './insight.ts';
import { lostData } from './lost-data.ts';
import { missingParent } from './missing-parent.ts';
import { tooManySpans } from './too-many-spans.ts';
import { unknownService } from './unknown-service.ts';

type Facts = Readonly<Record<string, NonNullable<TestSpan['facts']>>>;

function contextOfSpans(spans: readonly TestSpan[]) {
  const trace = traceFromSpans(spans);
  return contextOf(trace, factsOf(trace, spans));
}

function drawn(lines: readonly string[], facts: Facts = {}) {
  return contextOfSpans(spansFromText(lines.join('\n')).map((span) => ({ ...span, facts: facts[span.name] ?? {} })));
}

const sentences = (insight: Insight, ...lines: string[]) => insight.find(drawn(lines)).map(({ sentence }) => sentence);
const doubt = (...lines: string[]) => doubtOf(drawn(lines));

const SOUND = ['web page   |----------|  kind=server', '  web call  |------|     kind=client'];

test.each([clockSkew, dataQuality, lostData, missingParent, tooManySpans, unknownService])(
  'nothing is said of a sound recording: $title',
  (insight) => {
    expect(sentences(insight, ...SOUND)).toEqual([]);
  },
);

test('there is no doubt about a sound recording', () => {
  expect(doubt(...SOUND)).toBe('');
});

describe('a clock', () => {
  const BEHIND = ['web page       |--------|  kind=client', '  api serve  |----|        kind=server'];

  test('that was corrected is told with the range that is possible', () => {
    expect(sentences(clockSkew, ...BEHIND)).toEqual([
      'The clock of api is about 4 ms behind that of web (between 2 ms and 6 ms); its spans are shown 4 ms later.',
    ]);
  });

  test('that was corrected is a doubt', () => {
    expect(doubt(...BEHIND)).toBe('The clock of api is off: its times are taken 4 ms later.');
  });

  test('of a service without a name is a doubt that has words for it', () => {
    const spans = spansFromText(BEHIND.join('\n'));
    const nameless = spans.map((span) => (span.service === 'api' ? { ...span, service: '' } : span));
    expect(doubtOf(contextOfSpans(nameless))).toBe(
      'The clock of a service without a name is off: its times are taken 4 ms later.',
    );
  });

  test('that is ahead is told as ahead', () => {
    expect(
      sentences(clockSkew, 'web page   |----|          kind=client', '  api serve         |--|   kind=server'),
    ).toEqual([
      'The clock of api is about 8 ms ahead of that of web (between 7 ms and 9 ms); its spans are shown 8 ms earlier.',
    ]);
  });

  test('is not said to be wrong where work may have gone on after the answer', () => {
    const [finding] = clockSkew.find(
      drawn(['web page   |----------|     kind=client', '  api serve        |------|   kind=server']),
    );
    expect([finding.confidence, finding.rank]).toEqual(['possible', 'information']);
  });
});

describe('an input', () => {
  const page = spansFromText('web page   |----------|  kind=server\n  web call  |------|     kind=client');
  const trace = traceFromSpans(page);
  const input = { defects: [{ type: 'truncated', count: 1, spans: [], detail: '' }], mayBeCut: false } as const;
  const cut = analyseTrace(trace, factsOf(trace, page), input);

  test('that was cut off is a doubt', () => {
    expect(verdictText(cut.verdict)).toContain('The input was cut off, so what looks empty may be missing data.');
  });

  test('that was cut off leaves nothing certain of what took long', () => {
    const sure = cut.findings.filter(({ rank, confidence }) => rank === 'effect' && confidence === 'certain');
    expect(cut.findings.map(({ insight }) => insight)).toContain('fat-leaf');
    expect(sure).toEqual([]);
  });
});

describe('an answer of a server that cuts traces without a word', () => {
  const rootless = spansFromText('web page   |----------|  kind=server parent=beef');
  const trace = traceFromSpans(rootless);
  const found = (mayBeCut: boolean) =>
    lostData.find(contextOf(trace, factsOf(trace, rootless), { defects: [], mayBeCut }));

  test('may be cut if it has no root', () => {
    expect(found(true).map(({ sentence, confidence }) => [sentence, confidence])).toEqual([
      ['The trace may be cut off: its one span has no root.', 'possible'],
    ]);
  });

  test('is told apart from others', () => {
    expect(found(false)).toEqual([]);
  });
});

describe('a missing parent', () => {
  const CALLED = ['web page   |----------|  kind=server', 'api serve      |--|      kind=server parent=beef'];

  test('of a server is a caller that sent nothing', () => {
    expect(sentences(missingParent, ...CALLED)).toEqual([
      'One span of api points to a parent that is not in this trace: what called it did not export its span, or that has not arrived.',
    ]);
    expect(doubt(...CALLED)).toBe(
      'One span points to a caller that is not in this trace, so what looks empty may be missing data.',
    );
  });

  test('of local work is a span that got lost', () => {
    expect(
      sentences(
        missingParent,
        'web page   |----------|  kind=server',
        'api step       |--|      parent=beef',
        'api step          |--|   parent=beef',
      ),
    ).toEqual([
      'Two spans of api point to a parent that is not in this trace: a span of the same process got lost or has not arrived.',
    ]);
  });

  test('has a probable caller: the one call that was running and names its service', () => {
    const lines = [
      'web page    |----------|  kind=server',
      '  web ask    |--------|   kind=client',
      '  web other  |--------|   kind=client',
      'api serve      |--|       kind=server parent=beef',
    ];
    const [{ evidence }] = missingParent.find(drawn(lines, { ask: { peer: 'api' }, other: { peer: 'cart' } }));
    expect(evidence.find(({ title }) => title === 'Probable caller of api')?.text).toMatch(/^ask \(web\)/);
  });

  test('has none where two calls would fit', () => {
    const lines = [
      'web page    |----------|  kind=server',
      '  web ask    |--------|   kind=client',
      '  web other  |--------|   kind=client',
      'api serve      |--|       kind=server parent=beef',
    ];
    const [{ evidence }] = missingParent.find(drawn(lines, { ask: { peer: 'api' }, other: { url: 'http://api:80/' } }));
    expect(evidence.filter(({ title }) => title.startsWith('Probable'))).toEqual([]);
  });

  test('of all spans leaves no root', () => {
    expect(doubt('api serve  |--|  kind=server parent=beef')).toBe(
      'The trace has no root: what called all this is missing, so figures are about a part.',
    );
  });
});

describe('the quality of data', () => {
  test('is doubtful where the request waited for a span without an end', () => {
    expect(sentences(dataQuality, 'web page   |----------|', '  web step  |           unfinished')).toEqual([
      'Span web › step has no end: figures there are doubtful.',
    ]);
    expect(
      sentences(dataQuality, 'web page   |----------|', '  web mail  |           unfinished follows_from'),
    ).toEqual([]);
  });

  test('is told in one finding, whatever is wrong', () => {
    expect(
      sentences(
        dataQuality,
        'web page     |----------|  id=1',
        '  web step   |             id=2 unfinished parent=1',
        '    web deep |----|        id=4 parent=2',
        'web selfish   |--|         id=3 parent=3',
      ),
    ).toEqual([
      'Span web › selfish names itself as the parent and span web › step has no end: figures there are doubtful.',
    ]);
  });

  test('says that the length of the root is a guess where its end is one', () => {
    expect(doubt('web page   |           kind=server unfinished', '  web step  |---|')).toBe(
      'The root, web › page, has no end, which makes how long it took a guess, so figures are doubtful.',
    );
  });

  test('is not doubtful for another root, which is told', () => {
    const lines = ['web page     |----------|', 'web other    |----------|'];
    expect(dataQuality.find(drawn(lines)).map(({ sentence, rank }) => [sentence, rank])).toEqual([
      ['Figures are about page (web); one other root stands beside it.', 'information'],
    ]);
    expect(doubt(...lines)).toBe('Figures are about page (web); one other root stands beside it.');
  });

  test('names another root that failed, or is longer', () => {
    expect(doubt('web page     |---|', 'web other      |-----|  status=error')).toBe(
      'Figures are about page (web); one other root stands beside it: other (web), 7 ms, which failed.',
    );
    expect(doubt('web page     |---|', 'web other      |-----|', 'web third      |---|')).toBe(
      'Figures are about page (web); two other roots stand beside it, among them other (web), 7 ms.',
    );
  });

  test('is not doubtful for two spans of one id that have no children, which are told', () => {
    const lines = [
      'web page  |----------|  id=1',
      '  web a   |--|          id=2 parent=1',
      '  web b      |--|       id=2 parent=1',
    ];
    expect(dataQuality.find(drawn(lines)).map(({ sentence, rank }) => [sentence, rank])).toEqual([
      [
        'Two spans, a (web) among them, share their ids with others that differ; all are kept, and no figure changes.',
        'information',
      ],
    ]);
    expect(doubt(...lines)).toBe('');
  });

  test('is not doubtful for copies, which are told as such', () => {
    const [span] = spansFromText('web page |---|');
    const context = contextOfSpans([span, span]);
    expect(dataQuality.find(context).map(({ sentence, rank }) => [sentence, rank])).toEqual([
      ['One span arrived twice; one of each is kept, so no figure changes.', 'information'],
    ]);
    expect(doubtOf(context)).toBe('');
  });
});

test('a service that nobody named is told', () => {
  expect(sentences(unknownService, 'web page  |---|', '  unknown_service:node step  |-|')).toEqual([
    'One of two spans does not name its service: it is called unknown_service:node.',
  ]);
});

test('that a program without services names none is nothing to tell', () => {
  const build: TestSpan[] = ['build', 'compile'].map((name, i) => ({
    id: `${i + 1}`,
    parent: i === 0 ? null : '1',
    service: '',
    name,
    start: i,
    end: 10,
    kind: 'internal',
  }));
  expect(unknownService.find(contextOfSpans(build))).toEqual([]);
  expect(unknownService.find(contextOfSpans(build.map((span) => ({ ...span, kind: 'server' }))))).toHaveLength(1);
});

describe('many spans', () => {
  const wide = (count: number, names: number): TestSpan[] => [
    { id: '1', parent: null, service: 'web', name: 'page', start: 0, end: 1e9 },
    ...Array.from({ length: count }, (_, i) => ({
      id: `a${i}`,
      parent: '1',
      service: 'web',
      name: `step ${i % names}`,
      start: i,
      end: i + 50_000,
    })),
  ];

  test('directly below one are told', () => {
    expect(tooManySpans.find(contextOfSpans(wide(501, 100))).map(({ sentence }) => sentence)).toEqual([
      'page (web) has 501 spans directly below it.',
    ]);
    expect(tooManySpans.find(contextOfSpans(wide(500, 100)))).toEqual([]);
  });

  test('of one operation are told with how short they are', () => {
    expect(tooManySpans.find(contextOfSpans(wide(999, 1))).map(({ sentence }) => sentence)).toEqual([
      'The trace has 1,000 spans; 999 (>99 %) are step 0 (web), half of them shorter than 50 µs.',
    ]);
  });

  test('of which none repeats much are told without naming one', () => {
    const [{ sentence, next }] = tooManySpans.find(contextOfSpans(wide(20_000, 20_000)));
    expect(sentence).toBe('The trace has 20,001 spans, no operation more than 1 of them.');
    expect(next).toMatch(/names hold ids/);
  });

  test('without a root are a trace that looks cut off', () => {
    const cut = wide(2000, 5).slice(1);
    expect(lostData.find(contextOfSpans(cut)).map(({ sentence }) => sentence)).toEqual([
      'The trace looks cut off: its 2,000 spans have no root.',
    ]);
  });
});
