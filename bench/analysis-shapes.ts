import { type SeededRandom, seededRandom } from '../src/lib/seeded-random.ts';
import { newSpanDraft } from '../src/trace/span-columns.ts';
import type { Fact, SpanFacts } from '../src/trace/span-facts.ts';
import { SpanKind, StatusCode } from '../src/trace/span-kind.ts';
import type { SpanTable } from '../src/trace/span-table.ts';
import { TraceBuilder } from '../src/trace/trace-builder.ts';

/** One span: its parent's number, -1 for none, and whole nanoseconds. */
interface Drawn {
  readonly parent: number;
  readonly start: number;
  readonly end: number;
}

type Shape = (span: number, length: number, random: SeededRandom, before: Times) => Drawn;

/** Times of the spans drawn so far. */
interface Times {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

const SEED = 2026;
const SHARE_OUTLIVING = 0.1;
const SHARE_OF_ERRORS = 0.3;
const NAMES = ['GET /', 'SELECT items', 'render', 'POST /charge', 'publish', 'load'];
const SERVICES = ['web', 'api', 'db'];
/** Of the root, a span: so many nanoseconds that halves of halves stay whole for long. */
const TIME_A_SPAN = 100_000;

/** Shapes at which one or the other way to analyse a trace breaks down. */
const SHAPES = {
  chain: (span, length) => ({ parent: span - 1, start: span, end: length * 3 - span }),
  star: (span, length, random) => {
    if (span === 0) return { parent: -1, start: 0, end: length * TIME_A_SPAN };
    const start = Math.floor(random.between(0, 0.95) * length * TIME_A_SPAN);
    return { parent: 0, start, end: start + random.integer(0, 50 * TIME_A_SPAN) };
  },
  tree: (span, length, random, { start, end }) => {
    if (span === 0) return { parent: -1, start: 0, end: length * TIME_A_SPAN };
    const parent = random.integer(0, span - 1);
    const from = Math.floor(random.between(start[parent], end[parent]));
    return { parent, start: from, end: Math.floor(random.between(from, end[parent])) };
  },
  'n+1': (span, length) => {
    if (span === 0) return { parent: -1, start: 0, end: length * TIME_A_SPAN };
    return { parent: 0, start: span * TIME_A_SPAN, end: span * TIME_A_SPAN + TIME_A_SPAN * 0.9 };
  },
  /** One service, times that lie far left and far right of each other in turn: no span lies in the one above. */
  zigzag: (span, length) => {
    const start = span % 2 === 0 ? span : length * 10 - span;
    return { parent: span - 1, start, end: start + 2 };
  },
} satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;
export const SHAPE_NAMES: readonly ShapeName[] = ['chain', 'star', 'tree', 'n+1', 'zigzag'];

/** A trace as analyses read it. */
export interface ShapedTrace {
  readonly table: SpanTable;
  readonly facts: SpanFacts;
}

/** Returns a trace of `length` spans: a tenth outlive their parents, three of ten failed; the same every time. */
export function shapedTrace(shape: ShapeName, length: number): ShapedTrace {
  const random = seededRandom(SEED);
  const builder = new TraceBuilder();
  const times = { start: new Float64Array(length), end: new Float64Array(length) };
  const draw: Shape = SHAPES[shape];
  const isPlain = shape === 'n+1' || shape === 'zigzag';
  const names = (isPlain ? ['SELECT items'] : NAMES).map((name) => builder.strings.intern(name));
  const services = (isPlain ? ['web'] : SERVICES).map((name) => builder.strings.intern(name));
  const draft = { ...newSpanDraft(), traceNumber: builder.traceNumber(1, 2, 3, 4) };
  for (let span = 0; span < length; span++) {
    const drawn = draw(span, length, random, times);
    const isOutliving = drawn.parent >= 0 && !isPlain && random.next() < SHARE_OUTLIVING;
    const end = isOutliving ? Math.max(drawn.end, times.end[drawn.parent] + random.integer(1, TIME_A_SPAN)) : drawn.end;
    times.start[span] = drawn.start;
    times.end[span] = end;
    draft.idHigh = Math.imul(span, 0x9e3779b1) >>> 0;
    draft.idLow = span + 1;
    draft.parentHigh = drawn.parent < 0 ? 0 : Math.imul(drawn.parent, 0x9e3779b1) >>> 0;
    draft.parentLow = drawn.parent + 1;
    draft.name = random.pick(names);
    draft.service = random.pick(services);
    draft.kind = shape === 'zigzag' ? SpanKind.Internal : random.integer(SpanKind.Internal, SpanKind.Client);
    if (shape === 'n+1') draft.kind = SpanKind.Client;
    draft.status = !isPlain && random.next() < SHARE_OF_ERRORS ? StatusCode.Error : StatusCode.Unset;
    draft.startSeconds = 1_795_218_431 + Math.floor(drawn.start / 1e9);
    draft.startNanos = drawn.start % 1e9;
    draft.duration = end - drawn.start;
    builder.add(draft);
  }
  const [spans] = builder.spansByTrace();
  const { table } = builder.build(0, spans);
  return { table, facts: factsOf(table, shape === 'n+1') };
}

/** Facts of which only the processes are known, and where `isQuery` a statement that differs from span to span. */
function factsOf(table: SpanTable, isQuery: boolean): SpanFacts {
  const services = table.services.map(({ name }) => table.strings.get(name));
  const has = (span: number, fact: Fact) => isQuery && span > 0 && (fact === 'queryText' || fact === 'databaseSystem');
  const text = (span: number, fact: Fact) =>
    !has(span, fact) ? '' : fact === 'databaseSystem' ? 'postgresql' : `SELECT * FROM items WHERE id = ${span}`;
  return {
    text,
    number: (span, fact) => (!has(span, fact) ? 0 : fact === 'databaseSystem' ? 1 : span + 1),
    all: (span, fact) => (has(span, fact) ? [text(span, fact)] : []),
    events: () => [],
    sampling: () => null,
    isNoted: (fact) => isQuery && (fact === 'queryText' || fact === 'databaseSystem'),
    process: (span) => services[table.service[span]],
    processNumber: (span) => table.service[span],
  };
}
