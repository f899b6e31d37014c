import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { folded } from '../../lib/folded-text.ts';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import { type Span, spanAt } from '../../trace/span-at.ts';
import { SpanSet } from '../../trace/span-set.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import type { SoughtText, TextHits } from '../../trace/text-hits.ts';
import { selfTimes } from '../self-time.ts';
import type { FilterExpression, FilterTerm } from './filter-expression.ts';
import type { FilterReaders } from './filter-reads.ts';
import { exactly, termsOf } from './known-spans.ts';
import { finish, matchFilter } from './match-filter.ts';
import { knownOfTerm } from './match-term.ts';
import { parseFilter } from './parse-filter.ts';
import { loadPatterns, type Patterns } from './patterns.ts';
import { type FilterSources, readAhead, runFilter } from './run-filter.ts';

const KEYS = ['code', 'db.system', 'note'] as const;
const VALUES = ['200', '500', '5e2', '9007199254740993', '9007199254740992', 'redis', 'GET it', '', 'true'] as const;
const EVENTS = ['exception', 'retry', 'sent'] as const;

/** What a span says beyond its columns. */
interface Saying {
  readonly attributes: Readonly<Partial<Record<(typeof KEYS)[number], string>>>;
  readonly events: readonly string[];
  readonly critical: number;
  readonly gap: 'network' | 'uninstrumented' | null;
  readonly isFound: boolean;
}

const saying: fc.Arbitrary<Saying> = fc.record({
  attributes: fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { maxKeys: 3 }),
  events: fc.subarray([...EVENTS], { maxLength: 2 }),
  critical: fc.constantFrom(0, 1000, 5_000_000),
  gap: fc.constantFrom(null, null, 'network', 'uninstrumented'),
  isFound: fc.boolean(),
});

interface World {
  readonly trace: SpanTable;
  readonly says: readonly Saying[];
  readonly sources: FilterSources;
}

const world = fc
  .tuple(randomSpans, fc.array(saying, { minLength: 200, maxLength: 200 }))
  .map(([spans, says]): World => {
    const drawn = traceFromSpans(spans);
    const marks = drawn.marks.map((mark, row) => (says[row].events.length > 0 ? mark | SpanMark.HasEvents : mark));
    const trace = { ...drawn, marks };
    const own = says.slice(0, trace.length);
    return { trace, says: own, sources: sourcesOf(trace, own) };
  });

function sourcesOf(trace: SpanTable, says: readonly Saying[]): FilterSources {
  const rows = says.map((_, row) => row);
  const withGap = rows.filter((row) => says[row].gap !== null);
  const stretch = { start: new Float64Array(withGap.length), end: new Float64Array(withGap.length) };
  const found = {
    insight: 'fat-leaf',
    title: 'Fat leaf',
    confidence: 'certain',
    spans: rows.filter((row) => says[row].isFound),
  };
  const unused = {
    reason: '',
    sentence: '',
    next: '',
    rank: 'effect',
    effect: 0,
    stretches: [],
    evidence: [],
    whatIf: [],
  };
  return {
    trace,
    selfTime: selfTimes(trace),
    analysis: {
      criticalTime: Float64Array.from(says, ({ critical }) => critical),
      gaps: {
        ...stretch,
        span: Uint32Array.from(withGap),
        kind: Uint8Array.from(withGap, (row) => (says[row].gap === 'network' ? 1 : 0)),
        position: new Uint8Array(withGap.length),
        critical: new Float64Array(withGap.length),
        isReported: new Uint8Array(withGap.length).fill(1),
      },
      findings: [{ ...unused, ...found, rank: 'effect', confidence: 'certain', label: '' }],
    },
    readers: readersOf(says),
  };
}

function readersOf(says: readonly Saying[]): FilterReaders {
  return {
    attribute: async (key) => columnOf(says, key),
    eventNames: async () => eventNamesOf(says),
    findText: async (text, onHits, signal) => {
      const spans = new SpanSet(says.length);
      for (const [row, each] of says.entries()) {
        if (row % 40 === 0) await Promise.resolve();
        if (signal.aborted) return;
        if (textStandsIn(each, text)) spans.add(row);
        const isComplete = row === says.length - 1;
        if (isComplete || row % 40 === 0) onHits({ spans: spans.clone(), count: spans.count(), isComplete });
      }
    },
  };
}

function textStandsIn({ attributes, events }: Saying, text: SoughtText): boolean {
  const texts = [...Object.values(attributes), ...events];
  // As RE2 reads the few patterns below, so does JavaScript.
  if (typeof text !== 'string') return texts.some((value) => new RegExp(text.pattern).test(value));
  return texts.some((value) => folded(value).includes(folded(text)));
}

function columnOf(says: readonly Saying[], key: string): AttributeColumn {
  const valueIn = ({ attributes }: Saying) => new Map(Object.entries(attributes)).get(key);
  const texts = [...new Set(says.flatMap((each) => valueIn(each) ?? []))];
  const values = Uint32Array.from(says, (each) => {
    const value = valueIn(each);
    return value === undefined ? NO_VALUE : texts.indexOf(value);
  });
  return { key, texts, values };
}

function eventNamesOf(says: readonly Saying[]): EventNames {
  const rows = EVENTS.map((name) => says.flatMap(({ events }, row) => (events.includes(name) ? [row] : [])));
  const from = [0];
  for (const each of rows) from.push(from[from.length - 1] + each.length);
  return { texts: EVENTS, spans: Uint32Array.from(rows.flat()), from: Uint32Array.from(from) };
}

/** Terms as they are typed, and what each asks of one span: by other means than the filter's. */
const TERMS: readonly (readonly [text: string, holds: (span: Span, says: Saying, world: World) => boolean])[] = [
  ['service:W', ({ service }) => service === 'web'],
  ['service=api', ({ service }) => service === 'api'],
  ['service!=api', ({ service }) => service !== 'api'],
  ['name:sel', ({ name }) => name === 'SELECT'],
  ['name:/^(GET|send)/', ({ name }) => name !== 'SELECT'],
  ['name!~/E/', ({ name }) => name === 'send'],
  ['/^db$|e[mn]d/', ({ service, name }) => service === 'db' || name === 'send'],
  ['/^retry$/', (_, { events }) => events.includes('retry')],
  ['/^GET ?i/', (_, { attributes }) => Object.values(attributes).includes('GET it')],
  ['kind:client', ({ kind }) => kind === 'client'],
  ['kind!=server', ({ kind }) => kind !== 'server'],
  ['error', ({ status }) => status === 'error'],
  ['duration>1ms', ({ duration }) => duration > 1e6],
  ['duration<=250us', ({ duration }) => duration <= 250_000],
  ['self>=1us', ({ index }, _, { sources }) => sources.selfTime[index] >= 1000],
  ['start>0', ({ start }) => start > 0],
  ['depth<2', ({ depth }) => depth < 2],
  ['children>1', ({ index }, _, { trace }) => trace.parent.filter((above) => above === index).length > 1],
  ['leaf', ({ index }, _, { trace }) => !trace.parent.includes(index)],
  ['root', ({ parent }) => parent < 0],
  ['critical', (_, { critical }) => critical > 0],
  ['critical>1ms', (_, { critical }) => critical > 1e6],
  ['gap', (_, { gap }) => gap !== null],
  ['gap:network', (_, { gap }) => gap === 'network'],
  ['finding', (_, { isFound }) => isFound],
  ['finding:fat', (_, { isFound }) => isFound],
  ['finding:other', () => false],
  ['event:EXC', (_, { events }) => events.includes('exception')],
  ['event!=retry', (_, { events }) => events.some((name) => name !== 'retry')],
  ['has:event', (_, { events }) => events.length > 0],
  ['code=500', (_, { attributes }) => attributes.code === '500' || attributes.code === '5e2'],
  ['code!=500', (_, { attributes: { code } }) => code !== undefined && code !== '500' && code !== '5e2'],
  ['code>=500', (_, { attributes: { code } }) => code !== undefined && code !== '' && Number(code) >= 500],
  ['code>9007199254740992', (_, { attributes: { code } }) => code === '9007199254740993'],
  ['note<s', (_, { attributes: { note } }) => note !== undefined && ['redis', 'GET it', ''].includes(note)],
  ['note:get', (_, { attributes: { note } }) => note === 'GET it'],
  ['note:/^r/', (_, { attributes: { note } }) => note === 'redis'],
  ['has:db.system', (_, { attributes }) => attributes['db.system'] !== undefined],
  ['"db.system"=""', (_, { attributes }) => attributes['db.system'] === ''],
  ['get', ({ name }, says) => name === 'GET /' || textStandsIn(says, 'get')],
  ['"GET it"', (_, says) => textStandsIn(says, 'GET it')],
  ['e', ({ name, service }, says) => /e/i.test(name + service) || textStandsIn(says, 'e')],
  ['redis', (_, says) => textStandsIn(says, 'redis')],
];

/** An expression as text, and what it asks. */
interface Asked {
  readonly text: string;
  readonly holds: (span: Span, world: World) => boolean;
}

const single = fc
  .constantFrom(...TERMS)
  .map(([text, holds]): Asked => ({ text, holds: (span, world) => holds(span, world.says[span.index], world) }));
const asked: fc.Arbitrary<Asked> = fc.letrec<{ any: Asked }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    single,
    tie('any').map(({ text, holds }): Asked => ({ text: `-(${text})`, holds: (span, about) => !holds(span, about) })),
    fc.tuple(tie('any'), tie('any')).map(
      ([a, b]): Asked => ({
        text: `(${a.text}) (${b.text})`,
        holds: (span, about) => a.holds(span, about) && b.holds(span, about),
      }),
    ),
    fc.tuple(tie('any'), tie('any')).map(
      ([a, b]): Asked => ({
        text: `(${a.text}) or (${b.text})`,
        holds: (span, about) => a.holds(span, about) || b.holds(span, about),
      }),
    ),
  ),
})).any;

let patterns: Patterns;
beforeAll(async () => {
  patterns = await loadPatterns();
});

function expressionOf(text: string): FilterExpression {
  const { expression, problems } = parseFilter(text, patterns);
  if (expression === null || problems.length > 0) throw new Error(`not understood: ${text}`);
  return expression;
}

async function told(expression: FilterExpression, sources: FilterSources): Promise<TextHits[]> {
  const all: TextHits[] = [];
  await runFilter(expression, sources, (matches) => all.push(matches), new AbortController().signal);
  return all;
}

function rowsOf({ holds }: Pick<Asked, 'holds'>, about: World): number[] {
  return Array.from({ length: about.trace.length }, (_, row) => row).filter((row) =>
    holds(spanAt(about.trace, row), about),
  );
}

test.each(TERMS.map(([text]) => text))('%s is understood', (text) => expect(() => expressionOf(text)).not.toThrow());

describe('a filter', () => {
  test('matches what looking at every span matches, and never tells a wrong match on the way', async () => {
    await fc.assert(
      fc.asyncProperty(world, asked, async (about, each) => {
        const rows = rowsOf(each, about);
        const matches = await told(expressionOf(each.text), about.sources);
        for (const { spans } of matches) expect(rows).toEqual(expect.arrayContaining([...spans]));
        const last = matches[matches.length - 1];
        expect([...last.spans]).toEqual(rows);
        expect([last.count, last.isComplete]).toEqual([rows.length, true]);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('matches the same where all columns are at hand', () => {
    fc.assert(
      fc.property(world, asked, (about, each) => {
        const { trace, says, sources } = about;
        const spans = matchFilter(expressionOf(each.text), {
          ...sources,
          patterns,
          eventNames: eventNamesOf(says),
          attribute: (key) => columnOf(says, key),
          withText: (text) =>
            exactly(
              SpanSet.of(
                trace.length,
                says.flatMap((own, row) => (textStandsIn(own, text) ? [row] : [])),
              ),
            ),
        });
        expect([...spans]).toEqual(rowsOf(each, about));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('of an attribute that is known of the first rows tells nothing wrong about the others', () => {
    const ofAttributes = TERMS.filter(([text]) => /^"?(?:code|note|db|has:db)/.test(text));
    fc.assert(
      fc.property(world, fc.constantFrom(...ofAttributes), fc.nat({ max: 200 }), (about, [text, holds], most) => {
        const { trace, says, sources } = about;
        const rows = Math.min(most, trace.length);
        const term = termsOf(expressionOf(text))[0];
        const { certain, possible } = finish(
          knownOfTerm(term, {
            ...sources,
            patterns,
            eventNames: null,
            attribute: (key) => columnOf(says.slice(0, rows), key),
            withText: () => null,
          }),
        );
        for (let row = 0; row < trace.length; row++) {
          const isMet = holds(spanAt(trace, row), says[row], about);
          const expected = row < rows ? [isMet, isMet] : [false, true];
          expect([certain.has(row), possible.has(row)]).toEqual(expected);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('keeps the laws of logic', async () => {
    const laws: readonly (readonly [string, string])[] = [
      ['not not (A)', '(A)'],
      ['-((A) or (B))', '-(A) -(B)'],
      ['-((A) (B))', '-(A) or -(B)'],
      ['(A) (B)', '(B) (A)'],
      ['(A) or (A) (B)', '(A)'],
    ];
    await fc.assert(
      fc.asyncProperty(world, asked, asked, fc.constantFrom(...laws), async (about, a, b, law) => {
        const sides = law.map((side) =>
          side.replaceAll('(A)', () => `(${a.text})`).replaceAll('(B)', () => `(${b.text})`),
        );
        const found = await Promise.all(sides.map((side) => told(expressionOf(side), about.sources)));
        const [left, right] = found.map((matches) => [...matches[matches.length - 1].spans]);
        expect(left).toEqual(right);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('matches nothing that an analysis must tell while there is none, nor its opposite', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.constantFrom('gap', '-gap', 'critical', 'finding:x', '-(leaf gap)'),
        async (about, text) => {
          const { trace } = about;
          const matches = await told(expressionOf(text), { ...about.sources, analysis: null });
          const rows = rowsOf({ holds: ({ index }) => text === '-(leaf gap)' && trace.parent.includes(index) }, about);
          expect(matches.map(({ spans, isComplete }) => [[...spans], isComplete])).toEqual([
            [rows, rows.length === trace.length],
          ]);
        },
      ),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('reading', () => {
  const says = (note: string): Saying => ({ attributes: { note }, events: [], critical: 0, gap: null, isFound: false });
  const SAYINGS = [says('redis'), says('eu'), says('us')];
  const SPANS = ['a', 'b', 'c'].map((name, i) => ({
    ...{ id: `${i + 1}`, parent: null, service: 'web', name },
    ...{ start: i, end: 10 },
  }));

  /** Sources of a trace that nothing was read of, and what is read. */
  function counting(): { readonly sources: FilterSources; readonly reads: string[] } {
    const reads: string[] = [];
    const { readers, ...others } = sourcesOf(traceFromSpans(SPANS), SAYINGS);
    const counted: FilterReaders = {
      attribute: (key) => {
        reads.push(key);
        return readers.attribute(key);
      },
      eventNames: () => {
        reads.push('events');
        return readers.eventNames();
      },
      findText: (text, ...rest) => {
        reads.push(`"${text}"`);
        return readers.findText(text, ...rest);
      },
    };
    return { sources: { ...others, readers: counted }, reads };
  }

  test('what columns tell comes before the first await', () => {
    const { sources } = counting();
    const matches: TextHits[] = [];
    runFilter(expressionOf('a'), sources, (each) => matches.push(each), new AbortController().signal);
    expect(matches.map(({ spans, isComplete }) => [[...spans], isComplete])).toEqual([[[0], false]]);
  });

  test.each([
    ['service:nothing redis', []],
    ['name:a or web', []],
    ['note=eu note:e note=e', ['note']],
    ['note=eu code=5 event:x', ['note', 'code']],
    ['event:x redis', ['events']],
    ['redis redis', ['"redis"']],
  ])('%s reads no more than it has to: %j', async (text, expected) => {
    const { sources, reads } = counting();
    await told(expressionOf(text), sources);
    expect(reads).toEqual(expected);
  });

  test('a longer text reads nothing again', async () => {
    const { sources, reads } = counting();
    for (const text of ['note=e', 'note=eu', 'note=eu r', 'note=us red', 'note=us redx']) {
      await told(expressionOf(text), sources);
    }
    // Only the first span has an r, and it is not in “us”.
    expect(reads).toEqual(['note', '"r"']);
  });

  test('what was read ahead is not read again', async () => {
    const { sources, reads } = counting();
    readAhead(expressionOf('note=eu (code=5 or note:e) a'), sources);
    expect(reads).toEqual(['note', 'code']);
    await told(expressionOf('note=eu code=5'), sources);
    expect(reads).toEqual(['note', 'code']);
  });

  test('spans that have an id are found by that', async () => {
    const spans = ['00f067aa0ba902b7', ''].map((id, start) => ({
      ...{ id, parent: null, service: 'web', name: 'a' },
      ...{ start, end: 10 },
    }));
    const trace = traceFromSpans(spans);
    const withId = await told(expressionOf('has:id'), { ...counting().sources, trace });
    expect(withId.map(({ count, isComplete }) => [count, isComplete])).toEqual([[1, true]]);
  });

  test('of a long trace the first rows are read first', async () => {
    const asked: string[] = [];
    const spans = Array.from({ length: 20_000 }, (_, i) => ({
      ...{ id: '', parent: null, service: 'web', name: 'a' },
      ...{ start: i, end: 20_000 },
    }));
    const trace = traceFromSpans(spans);
    const column = (key: string, rows: number): AttributeColumn => ({
      key,
      texts: ['x'],
      values: new Uint32Array(rows),
    });
    const { readers, ...others } = counting().sources;
    const attribute: FilterReaders['attribute'] = async (key, rows) => {
      asked.push(`${key} ${rows}`);
      // As from another thread.
      await new Promise((resolve) => setTimeout(resolve));
      return column(key, rows ?? trace.length);
    };
    const matches = await told(expressionOf('note=x'), { ...others, trace, readers: { ...readers, attribute } });
    expect(asked).toEqual(['note 1024', 'note 8192', 'note undefined']);
    expect(matches.map(({ count, isComplete }) => [count, isComplete])).toEqual([
      [0, false],
      [1024, false],
      [8192, false],
      [20_000, true],
    ]);
  });

  test('a filter that was ended tells nothing more', async () => {
    const { sources } = counting();
    const ended = new AbortController();
    const matches: TextHits[] = [];
    const running = runFilter(expressionOf('note:u redis'), sources, (each) => matches.push(each), ended.signal);
    ended.abort();
    await running;
    expect(matches.length).toBe(1);
  });

  test('what could not be read is said, and read again the next time', async () => {
    const { sources, reads } = counting();
    let isGone = true;
    const attribute: FilterReaders['attribute'] = (key) =>
      isGone ? Promise.reject(new Error('gone')) : sources.readers.attribute(key);
    const shaky = { ...sources, readers: { ...sources.readers, attribute } };
    await expect(told(expressionOf('note=eu'), shaky)).rejects.toThrow('gone');
    isGone = false;
    expect((await told(expressionOf('note=eu'), shaky)).at(-1)?.count).toBe(1);
    expect(reads).toEqual(['note']);
  });

  test('a regular expression that would take others for ever is done at once', async () => {
    const term: FilterTerm = { type: 'term', field: 'attribute', key: 'note', operator: '~', value: '^(a+)+$' };
    const { sources } = counting();
    const column: AttributeColumn = { key: 'note', texts: [`${'a'.repeat(5000)}!`], values: Uint32Array.of(0, 0, 0) };
    const matches = await told(term, { ...sources, readers: { ...sources.readers, attribute: async () => column } });
    expect(matches.at(-1)).toMatchObject({ count: 0, isComplete: true });
  });
});
