import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MUTATION_RUNS } from '../../testing/property-runs.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { silentLosses } from '../mutations-for-tests.ts';
import { type ReadDocument, readDocument, sharedFolder } from '../read-for-tests.ts';

type Event = Readonly<Record<string, unknown>>;

/** An event of one process and thread, unless it says another. */
function event(ph: string, name: string, ts: number, more: Event = {}): Event {
  return { ph, name, ts, pid: 1, tid: 7, ...more };
}

function complete(name: string, ts: number, dur: number, more: Event = {}): Event {
  return event('X', name, ts, { dur, ...more });
}

function read(events: readonly Event[]): Promise<ReadDocument> {
  return readDocument(JSON.stringify({ traceEvents: events }));
}

/** Each row below the name of its parent: `parent › child`. */
function rowsOf(table: SpanTable): string[] {
  return Array.from({ length: table.length }, (_, row) => {
    const parent = table.parent[row];
    return parent < 0 ? spanName(table, row) : `${spanName(table, parent)} › ${spanName(table, row)}`;
  });
}

async function tree(events: readonly Event[]): Promise<string[]> {
  const { tables } = await read(events);
  return rowsOf(tables[0]).sort();
}

describe('complete events', () => {
  test('lie within the smallest that encloses them, in whatever order they are written', async () => {
    const events = [complete('leaf', 20, 5), complete('middle', 15, 20), complete('root', 10, 100)];
    expect(await tree(events)).toEqual(['middle › leaf', 'root', 'root › middle']);
  });

  test('of one time and length lie within each other as they are written', async () => {
    expect(await tree([complete('a', 10, 5), complete('b', 10, 5)])).toEqual(['a', 'a › b']);
  });

  test('that only overlap have no parent but their lane', async () => {
    const events = [complete('a', 10, 10), complete('b', 15, 10), complete('c', 21, 2)];
    expect(await tree(events)).toEqual(['b › c', 'thread 7', 'thread 7 › a', 'thread 7 › b']);
  });

  test('that follow one another at once do not lie within each other', async () => {
    expect(await tree([complete('a', 10, 5), complete('b', 15, 5)])).toEqual([
      'thread 7',
      'thread 7 › a',
      'thread 7 › b',
    ]);
  });

  test('without a length lie within what encloses them, and not within each other', async () => {
    const events = [complete('root', 10, 10), complete('a', 20, 0), complete('b', 20, 0)];
    expect(await tree(events)).toEqual(['root', 'root › a', 'root › b']);
  });

  test.each([
    [73_610_000_842.127, 73_610_000_842_127n],
    [1_784_000_000_000_001, 1_784_000_000_000_001_000n],
  ])('have times of any clock exactly: %d µs', async (ts, nanoseconds) => {
    const { tables } = await read([event('M', 'process_name', 0, { args: {} }), complete('a', ts, 0.5)]);
    expect([tables[0].startTimeUnixNano, tables[0].duration]).toEqual([nanoseconds, 500]);
  });

  test('of which the recording has no end are unfinished, and enclose nothing', async () => {
    const { tables } = await read([event('X', 'open', 10), complete('later', 11, 5)]);
    const row = rowsOf(tables[0]).indexOf('thread 7 › open');
    expect(tables[0].marks[row] & SpanMark.Unfinished).not.toBe(0);
  });

  test.each([0, -33_000])('of a clock that begins at %i keep their distances', async (start) => {
    const { tables, detailsOf } = await read([complete('a', start, 33_000), complete('b', start + 40_000, 1000)]);
    const [table] = tables;
    const b = rowsOf(table).indexOf('thread 7 › b');
    expect([table.start[b], table.duration, table.defects.map(({ type }) => type)]).toEqual([
      40_000_000,
      41_000_000,
      [],
    ]);
    const [details] = await detailsOf(table);
    expect(details.resource.attributes).toContainEqual({
      key: 'trace_event.seconds_added',
      value: { type: 'int', value: 1n },
    });
  });
});

describe('events that begin and end', () => {
  test('are a stack in each thread', async () => {
    const events = [
      event('B', 'a', 10),
      event('B', 'other', 11, { tid: 8 }),
      event('B', 'b', 12),
      event('E', '', 13),
      event('E', '', 20),
      event('E', '', 30, { tid: 8 }),
    ];
    expect(await tree(events)).toEqual(['a', 'a › b', 'other']);
  });

  test('are ordered by time, not as they are written', async () => {
    const events = [event('E', 'b', 13), event('B', 'b', 12), event('E', 'a', 20), event('B', 'a', 10)];
    expect(await tree(events)).toEqual(['a', 'a › b']);
  });

  test('lie within each other though all is one microsecond', async () => {
    const events = [event('B', 'a', 10), event('B', 'b', 10), event('E', 'b', 10), event('E', 'a', 10)];
    expect(await tree(events)).toEqual(['a', 'a › b']);
  });

  test('put the arguments of both together, and those of the end count', async () => {
    const { tables, detailsOf } = await read([
      event('B', 'a', 10, { args: { x: 1, y: 1 }, cat: 'c' }),
      event('E', 'a', 20, { args: { y: 2 }, cat: 'c', tts: 5 }),
    ]);
    const [{ attributes }] = await detailsOf(tables[0]);
    expect(attributes.map(({ key, value }) => `${key}=${value.type === 'empty' ? '' : value.value}`)).toEqual([
      'x=1',
      'y=2',
      'cat=c',
      'end.tts=5',
      'thread.name=thread 7',
    ]);
  });

  test('without an end are unfinished; an end without a beginning is told', async () => {
    const { tables, inputDefects } = await read([event('E', 'z', 5), event('B', 'a', 10), complete('b', 12, 1)]);
    expect(rowsOf(tables[0])).toEqual(['a', 'a › b']);
    expect(tables[0].marks[0] & SpanMark.Unfinished).not.toBe(0);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['unreadable_span', 1]]);
  });

  test('without an end enclose no more than what is around them', async () => {
    const events = [event('B', 'a', 10), event('B', 'b', 12), event('E', 'a', 20), complete('c', 30, 5)];
    expect(await tree(events)).toEqual(['a › b', 'thread 7', 'thread 7 › a', 'thread 7 › c']);
  });
});

describe('a lane', () => {
  const lateTypes = ({ tables }: ReadDocument) =>
    tables[0].defects.map(({ type }) => type).filter((type) => type === 'child_after_parent');

  test.each([
    ['has no end', event('B', 'last', 20)],
    ['has no length', complete('last', 20, 0)],
  ])('is not over when its last slice begins, which %s', async (_, last) => {
    const document = await read([complete('first', 10, 5), last]);
    expect(rowsOf(document.tables[0])).toEqual(['thread 7', 'thread 7 › first', 'thread 7 › last']);
    expect(lateTypes(document)).toEqual([]);
  });

  test('ends with its last slice', async () => {
    const { tables } = await read([complete('first', 10, 5), complete('last', 20, 5)]);
    expect(tables[0].duration).toBe(15_000);
  });
});

describe('asynchronous events', () => {
  test('belong together by category and id, across threads', async () => {
    const { tables, detailsOf } = await read([
      event('b', 'request', 10, { cat: 'net', id: '0x1' }),
      event('b', 'request', 11, { cat: 'net', id: '0x2' }),
      event('b', 'inner', 12, { cat: 'net', id: '0x1' }),
      event('n', 'sent', 13, { cat: 'net', id: '0x1' }),
      event('e', 'inner', 14, { cat: 'net', id: '0x1' }),
      event('e', 'request', 15, { cat: 'net', id: '0x2' }),
      event('e', 'request', 30, { cat: 'net', id: '0x1', tid: 8 }),
    ]);
    const [table] = tables;
    expect(rowsOf(table).sort()).toEqual(['request › inner', 'thread 7', 'thread 7 › request', 'thread 7 › request']);
    const inner = rowsOf(table).indexOf('request › inner');
    expect((await detailsOf(table))[inner].events.map(({ name }) => name)).toEqual(['sent']);
    expect(table.duration).toBe(20_000);
  });

  test.each([
    ['within their process where the id is local', { id2: { local: '0x1' } }, 1],
    ['in all processes where it is global', { id2: { global: '0x1' } }, 0],
    ['in all processes where it says nothing', { id: '0x1' }, 0],
  ])('are told apart %s', async (_name, id, unfinished) => {
    const { tables } = await read([event('b', 'a', 10, id), event('e', 'a', 20, { ...id, pid: 2 })]);
    const marked = [...tables[0].marks].filter((marks) => (marks & SpanMark.Unfinished) !== 0);
    expect(marked.length).toBe(unfinished);
  });

  test('of the older kind are read likewise', async () => {
    const events = [event('S', 'a', 10, { id: 1 }), event('T', 'a', 12, { id: 1 }), event('F', 'a', 20, { id: 1 })];
    const { tables, detailsOf } = await read(events);
    expect([tables[0].duration, (await detailsOf(tables[0]))[0].events.length]).toEqual([10_000, 1]);
  });
});

describe('what has no length', () => {
  test('is an event of the slice that it lies in', async () => {
    const { tables, detailsOf } = await read([
      complete('root', 10, 10),
      complete('leaf', 12, 4),
      event('i', 'mark', 13, { s: 't', args: { x: 1 } }),
    ]);
    const leaf = rowsOf(tables[0]).indexOf('root › leaf');
    const [mark] = (await detailsOf(tables[0]))[leaf].events;
    expect([mark.name, mark.timeUnixNano, mark.attributes.map(({ key }) => key)]).toEqual([
      'mark',
      13_000n,
      ['x', 's'],
    ]);
  });

  test('is an event of its lane where it lies in none', async () => {
    const { tables, detailsOf } = await read([complete('root', 10, 10), event('I', 'late', 40)]);
    expect(rowsOf(tables[0])).toEqual(['thread 7', 'thread 7 › root']);
    expect((await detailsOf(tables[0]))[0].events.map(({ name }) => name)).toEqual(['late']);
  });

  test('is an event of its lane where the lane has no slice at all', async () => {
    const { tables, detailsOf } = await read([complete('root', 10, 10), event('i', 'mark', 12, { tid: 8 })]);
    expect(rowsOf(tables[0])).toEqual(['root', 'thread 8']);
    expect((await detailsOf(tables[0]))[1].events.map(({ name }) => name)).toEqual(['mark']);
  });

  test('is a trace by itself', async () => {
    const { tables, spanCount } = await read([event('i', 'mark', 12), event('I', 'later', 15, { tid: 8 })]);
    expect([spanCount, rowsOf(tables[0])]).toEqual([2, ['thread 7', 'thread 8']]);
  });

  test('is counted where nothing is made of it: counters by series, others by kind', async () => {
    const { inputDefects } = await read([
      complete('root', 10, 10),
      event('C', 'heap', 11, { args: { used: 1 } }),
      event('C', 'heap', 12, { args: { used: 2 } }),
      event('O', 'layer', 13, { id: 1 }),
    ]);
    expect(inputDefects.map(({ type, count, detail }) => [type, count, detail])).toEqual([
      ['skipped_content', 2, 'values of the counter “heap” are not shown'],
      ['skipped_content', 1, 'events of the phase O (object snapshot) are not shown'],
    ]);
  });
});

describe('members beside the events', () => {
  test('stand with each lane; what is long, with the first alone', async () => {
    const traceEvents = [7, 8, 9].map((tid) => complete('work', tid, 1, { tid }));
    const metadata = { source: 'DevTools', sourceMaps: ['x'.repeat(20_000)] };
    const { tables, detailsOf } = await readDocument(JSON.stringify({ traceEvents, metadata }));
    const details = await detailsOf(tables[0]);
    const lanesWith = (key: string) =>
      details.filter(({ resource }) => resource.attributes.some((attribute) => attribute.key === key)).length;
    expect([lanesWith('metadata.source'), lanesWith('metadata.sourceMaps')]).toEqual([3, 1]);
  });

  test('that are not read are told, but not where there is nothing in them', async () => {
    const members = { traceEvents: [complete('a', 1, 2)], samples: [], stackFrames: { 1: { name: 'f' } } };
    const { inputDefects } = await readDocument(JSON.stringify(members));
    expect(inputDefects.map(({ detail }) => detail)).toEqual(['“stackFrames” is not read']);
  });
});

describe('flows', () => {
  test('are links of the slice that they lead to', async () => {
    const { tables, detailsOf } = await read([
      complete('from', 10, 10),
      complete('to', 30, 10, { tid: 8 }),
      event('s', 'post', 12, { id: 1, cat: 'ipc' }),
      event('f', 'post', 25, { id: 1, cat: 'ipc', tid: 8 }),
    ]);
    const details = await detailsOf(tables[0]);
    const [from, to] = ['from', 'to'].map((name) => details.find((each) => each.name === name));
    expect(from?.links).toEqual([]);
    expect(to?.links.map(({ spanId }) => spanId)).toEqual([from?.spanId]);
  });

  test('lead on where a step between stands in no slice, which is counted', async () => {
    const { tables, detailsOf, inputDefects } = await read([
      complete('from', 10, 10),
      complete('to', 30, 10, { tid: 8 }),
      event('s', 'post', 12, { id: 1 }),
      event('t', 'post', 22, { id: 1, tid: 9 }),
      event('f', 'post', 25, { id: 1, tid: 8 }),
    ]);
    expect((await detailsOf(tables[0])).map(({ links }) => links.length)).toEqual([0, 1]);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['skipped_content', 1]]);
  });

  test('bind to the slice around them where they say so', async () => {
    const { tables, detailsOf } = await read([
      complete('from', 10, 10),
      complete('to', 30, 10, { tid: 8 }),
      event('s', 'post', 12, { id: 1 }),
      event('f', 'post', 35, { id: 1, tid: 8, bp: 'e' }),
    ]);
    expect((await detailsOf(tables[0])).map(({ name, links }) => [name, links.length])).toEqual([
      ['from', 0],
      ['to', 1],
    ]);
  });

  test('of slices that share a bind_id are links too', async () => {
    const { tables, detailsOf, inputDefects } = await read([
      complete('from', 10, 10, { bind_id: '0x1', flow_out: true }),
      complete('to', 30, 10, { tid: 8, bind_id: '0x1', flow_in: true }),
      complete('from nowhere', 50, 10, { tid: 9, bind_id: '0x2', flow_in: true }),
    ]);
    expect((await detailsOf(tables[0])).map(({ links }) => links.length)).toEqual([0, 1, 0]);
    expect(inputDefects).toEqual([]);
  });

  test('of which an end is missing are counted', async () => {
    const { inputDefects } = await read([
      complete('from', 10, 10),
      event('s', 'post', 12, { id: 1 }),
      event('f', 'post', 12, { id: 2, bp: 'e' }),
    ]);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([['skipped_content', 2]]);
  });
});

describe('names', () => {
  const named = [
    event('M', 'process_name', 0, { args: { name: 'Browser' } }),
    event('M', 'thread_name', 0, { args: { name: 'Main' } }),
    event('M', 'process_labels', 0, { args: { labels: 'a tab' } }),
    complete('a', 10, 1),
    complete('b', 20, 1),
  ];

  test('of the process take the place of the service, and of the thread that of the lane', async () => {
    const { tables } = await read(named);
    const [table] = tables;
    expect([0, 1].map((row) => `${serviceName(table, row)}: ${spanName(table, row)}`)).toEqual([
      'Browser: Main',
      'Browser: a',
    ]);
  });

  test('stand with the resource, with all that is said of either', async () => {
    const { tables, detailsOf } = await read(named);
    const [{ resource }] = await detailsOf(tables[0]);
    expect(resource.attributes.map(({ key }) => key)).toEqual([
      'service.name',
      'process.pid',
      'thread.id',
      'thread.name',
      'process_labels',
    ]);
  });

  test('that are missing are numbers', async () => {
    const { tables } = await read([complete('a', 10, 1)]);
    expect(serviceName(tables[0], 0)).toBe('process 1');
  });

  test('of arguments that are members too are told apart', async () => {
    const { tables, detailsOf } = await read([complete('a', 10, 1, { cat: 'x', args: { cat: 'y', name: 'z' } })]);
    expect((await detailsOf(tables[0]))[0].attributes.map(({ key }) => key)).toEqual([
      'args.cat',
      'name',
      'cat',
      'thread.name',
    ]);
  });
});

describe('documents', () => {
  const events = [complete('a', 10, 10), complete('b', 12, 1)];
  const items = events.map((each) => JSON.stringify(each));

  test.each([
    ['an object', JSON.stringify({ displayTimeUnit: 'ms', traceEvents: events })],
    ['an array', JSON.stringify(events)],
    ['an array without its end', `[${items.join(',\n')}`],
    ['an array that ends with a comma', `[\n${items.join(',\n')},\n`],
    ['lines', items.join('\n')],
    ['an array of arrays', JSON.stringify([events])],
    ['a byte-order mark', `\uFEFF${JSON.stringify(events)}`],
  ])('are read as %s', async (_name, text) => {
    const { tables, inputDefects, format } = await readDocument(text);
    expect([rowsOf(tables[0]), inputDefects, format]).toEqual([['a', 'a › b'], [], 'Chrome trace events']);
  });

  test('cut in an event are told', async () => {
    const { spanCount, inputDefects } = await readDocument(`[${items[0]},${items[1].slice(0, -5)}`);
    expect([spanCount, inputDefects.map(({ type }) => type)]).toEqual([1, ['truncated']]);
  });

  test('have the same id each time, and others another', async () => {
    const ids = [events, events, [events[0]]].map(async (each) => (await read(each)).tables[0].traceId);
    const [first, again, other] = await Promise.all(ids);
    expect([first === again, first === other]).toEqual([true, false]);
  });

  test('with damaged events lose those, and say so', async () => {
    const { spanCount, inputDefects } = await readDocument(`[7,{"a":1},${items[0]},{"ph":"X",,},${items[1]}]`);
    expect(spanCount).toBe(2);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([
      ['unreadable_span', 2],
      ['unreadable_span', 1],
    ]);
  });
});

const folder = sharedFolder('traces/public');

/** What the list of the samples says: slices, processes, length in microseconds; and how many rows are lanes. */
const FIGURES: readonly [string, Readonly<Record<'slices' | 'lanes' | 'services' | 'microseconds', number>>][] = [
  ['chrome-page-load-7831.json', { slices: 7831, lanes: 21, services: 3, microseconds: 3_928_693 }],
  ['chrome-multiprocess.json', { slices: 8, lanes: 0, services: 4, microseconds: 1 }],
  ['chrome-bazel-tiny.json.gz', { slices: 528, lanes: 20, services: 1, microseconds: 13_992_722 }],
];

describe.skipIf(folder === null)('public recordings', () => {
  test.each(FIGURES)('%s gives the figures written down for it', async (file, figures) => {
    const { tables, spanCount, detailsOf } = await readDocument(bytesOf(file));
    const [table] = tables;
    const details = await detailsOf(table);
    const lanes = details.filter(({ attributes }) => attributes.some(({ key }) => key === 'trace_event.lane')).length;
    const services = new Set(table.services.map(({ name }) => table.strings.get(name))).size;
    const microseconds = Math.round(table.duration / 1000);
    expect({ slices: spanCount - lanes, lanes, services, microseconds }).toEqual(figures);
  });

  test('page-load has every event as a span, as an event of one, or counted', async () => {
    const { tables, detailsOf, inputDefects } = await readDocument(bytesOf('chrome-page-load-7831.json'));
    const details = await detailsOf(tables[0]);
    const instants = details.reduce((sum, { events }) => sum + events.length, 0);
    // 703 I, 2 R and 3 n are instants; 40 D and 40 N are counted.
    expect(instants).toBe(708);
    expect(inputDefects.map(({ type, count }) => [type, count])).toEqual([
      ['skipped_content', 40],
      ['skipped_content', 40],
    ]);
  });

  test.each(FIGURES)('%s loses nothing in silence where it is damaged', async (file) => {
    const text = new TextDecoder().decode(bytesOf(file));
    // A bare array may end anywhere between events, and nobody can tell.
    const events = text.startsWith('[') ? `{"traceEvents":${text.slice(0, 100_000)}` : text;
    expect(await silentLosses(new TextEncoder().encode(events), MUTATION_RUNS)).toEqual([]);
  });
});

function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(join(folder ?? '', file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}
