import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '../load/zip-for-tests.ts';
import { startOurServer, startTestServer, type TestServer } from '../server/servers-for-tests.ts';
import { otlp, runAnalyze, TRACE_ID } from './analyze-for-tests.ts';
import { inColour } from './terminal.ts';

const OTHER_ID = 'a0000000000000000000000000000001';
const CALLS = otlp(
  { id: 'aa', name: 'GET /page', kind: 2, from: 0, to: 200 },
  { id: 'bb', parent: 'aa', name: 'GET a', kind: 3, from: 20, to: 120 },
  { id: 'cc', parent: 'aa', name: 'GET b', kind: 3, from: 20, to: 60 },
);
const KEY = { aa: '00000000000000aa', bb: '00000000000000bb', cc: '00000000000000cc' };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longpole-analyze-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('what is read', () => {
  test('a gzip file is unpacked', async () => {
    const { status, traces } = await runAnalyze([await file('calls.json.gz', gzipSync(CALLS))], { isJson: true });
    expect([status, traces()[0].trace.spanCount]).toEqual([0, 3]);
  });

  test('- is standard input', async () => {
    const input = async function* () {
      yield Buffer.from(CALLS.slice(0, 100));
      yield Buffer.from(CALLS.slice(100));
    };
    const { status, traces } = await runAnalyze(['-'], { isJson: true }, { input });
    expect([status, traces()[0].source.name, traces()[0].trace.spanCount]).toEqual([0, 'standard input', 3]);
  });

  test('several files are merged by trace id, in the order in which the traces appear', async () => {
    const first = await file(
      'first.json',
      otlp({ id: 'aa', from: 0, to: 9 }, { id: '1', trace: OTHER_ID, from: 0, to: 5 }),
    );
    const second = await file('second.json', otlp({ id: 'bb', parent: 'aa', from: 1, to: 2 }));
    const { traces } = await runAnalyze([first, second], { isJson: true });
    expect(traces().map(({ trace, source }) => [trace.traceId, trace.spanCount, source.name])).toEqual([
      [TRACE_ID, 2, first],
      [OTHER_ID, 1, first],
    ]);
  });

  test('a folder stands for its files: traces are merged, what is none is a defect, what is hidden is passed over', async () => {
    const path = await mkdtemp(join(folder, 'traces-'));
    await mkdir(join(path, 'more'));
    await writeFile(join(path, 'a.json'), otlp({ id: 'aa', from: 0, to: 9 }));
    await writeFile(join(path, 'more', 'b.json'), otlp({ id: 'bb', parent: 'aa', from: 1, to: 2 }));
    await writeFile(join(path, 'notes.txt'), 'hello');
    await writeFile(join(path, '.hidden'), 'hello');
    const { status, complaints, traces } = await runAnalyze([path], { isJson: true });
    expect([status, complaints]).toEqual([0, []]);
    expect(traces().map(({ trace }) => trace.spanCount)).toEqual([2]);
    expect(traces()[0].defects).toMatchObject([
      { type: 'skipped_content', detail: expect.stringContaining('notes.txt: This is no trace') },
    ]);
  });

  test('--trace leaves the others out, however its id is written', async () => {
    const path = await file(
      'two.json',
      otlp({ id: 'aa', from: 0, to: 9 }, { id: '1', trace: OTHER_ID, from: 0, to: 5 }),
    );
    const { traces } = await runAnalyze([path], { isJson: true, traceId: OTHER_ID.toUpperCase() });
    expect(traces().map(({ trace }) => trace.traceId)).toEqual([OTHER_ID]);
  });

  test('the source names its format', async () => {
    const { traces } = await runAnalyze([await file('calls.json', CALLS)], { isJson: true });
    expect(traces()[0]).toMatchObject({ schema: 'longpole.analysis/1', source: { format: 'otlp-json' } });
  });
});

describe('what cannot be read is status 1, told by name', () => {
  test('and the other files are printed', async () => {
    const missing = join(folder, 'none.json');
    const path = await file('calls.json', CALLS);
    const { status, complaints, traces } = await runAnalyze([missing, path], { isJson: true });
    expect([status, traces().length]).toEqual([1, 1]);
    expect(complaints).toEqual([`longpole: ${missing}: There is no such file.`]);
  });

  test('a folder without a trace', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    const { status, complaints } = await runAnalyze([empty]);
    expect([status, complaints]).toEqual([1, [`longpole: ${empty}: The folder holds no file.`]]);
  });

  test('what is no trace', async () => {
    const { status, output, complaints } = await runAnalyze([await file('text.txt', 'hello')]);
    expect([status, output]).toEqual([1, '']);
    expect(complaints[0]).toContain('This is no trace that can be read');
  });

  test('a list of results', async () => {
    const results = Array.from({ length: 12 }, (_, i) => ({ traceID: String(i), rootServiceName: 'web' }));
    const path = await file('search.json', JSON.stringify({ traces: results }));
    const { status, complaints } = await runAnalyze([path]);
    expect(status).toBe(1);
    expect(complaints[0]).toContain('12 results, no spans');
  });

  test('a document without spans', async () => {
    const { status, complaints } = await runAnalyze([await file('empty.json', '{"resourceSpans":[]}')]);
    expect(status).toBe(1);
    expect(complaints[0]).toContain('no spans');
  });

  test("an answer that says why it has none, in the server's words", async () => {
    const answer = JSON.stringify({
      data: null,
      total: 0,
      limit: 0,
      offset: 0,
      errors: [{ code: 404, msg: 'trace not found' }],
    });
    const { status, complaints } = await runAnalyze([await file('missing.json', answer)]);
    expect(status).toBe(1);
    expect(complaints[0]).toContain('trace not found');
  });

  test('a file that is cut: what came is printed, and says so', async () => {
    const path = await file('cut.json', CALLS.slice(0, -150));
    const { status, complaints, traces } = await runAnalyze([path], { isJson: true });
    expect([status, traces()[0].defects.map(({ type }) => type)]).toEqual([1, expect.arrayContaining(['truncated'])]);
    expect(complaints[0]).toContain(`${path}: It is cut`);
  });

  test('a file whose packing breaks off, in one sentence', async () => {
    const path = await file('cut.json.gz', gzipSync(CALLS).subarray(0, -40));
    const { complaints } = await runAnalyze([path]);
    expect(complaints).toEqual([
      `longpole: ${path}: The bytes break off: the gzip packing is damaged or cut short from here on.`,
    ]);
  });

  test('a zip with a file that is no trace, and not as cut', async () => {
    const path = await file(
      'mixed.zip',
      zipOf([
        { name: 'a.json', content: CALLS },
        { name: 'b.txt', content: 'hello' },
      ]),
    );
    const { complaints } = await runAnalyze([path]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/mixed\.zip: b\.txt: This is no trace that can be read: [^.;]*\.$/);
    expect(complaints[0]).not.toContain('cut');
  });

  test('a file without spans, with why there are none', async () => {
    const path = await file('cut.json', '{"traceEvents":[{"ph":"X","name":"a","ts"');
    const { complaints } = await runAnalyze([path]);
    expect(complaints[0]).toMatch(/There are no spans in it: the input ends after 41 bytes [a-z ]*\./);
    expect(complaints[0]).not.toContain('It says');
  });

  test('a trace that is asked for and not there', async () => {
    const { status, output, complaints } = await runAnalyze([await file('calls.json', CALLS)], { traceId: 'abcdef' });
    expect([status, output, complaints]).toEqual([1, '', ['longpole: There is no trace abcdef in what was read.']]);
  });
});

describe('questions', () => {
  const half = [{ op: 'scale', span: 'BB', factor: 0.5 } as const];

  test('are answered in the order asked, and repeated by key', async () => {
    const path = await file('calls.json', CALLS);
    const { traces } = await runAnalyze([path], { isJson: true, whatIf: [half, []], slack: ['cc', 'bb'] });
    const [{ whatIf, slack }] = traces();
    expect(whatIf).toEqual([
      { changes: [{ op: 'scale', span: KEY.bb, factor: 0.5 }], rootDurationNs: 150e6 },
      { changes: [], rootDurationNs: 200e6 },
    ]);
    expect(slack).toEqual({ [KEY.cc]: 60e6, [KEY.bb]: 0 });
  });

  test('are answered in text as well', async () => {
    const { output } = await runAnalyze([await file('calls.json', CALLS)], { whatIf: [half], slack: ['cc'] });
    expect(output).toContain('150 ms instead of 200 ms');
    expect(output).toContain('GET b can grow by 60.0 ms');
  });

  test('about a span that is not there are wrong usage, and nothing is printed', async () => {
    const path = await file('calls.json', CALLS);
    const { status, output, complaints } = await runAnalyze([path], { isJson: true, slack: ['dd'] });
    expect([status, output]).toEqual([2, '']);
    expect(complaints[0]).toContain('there is no span dd');
  });

  test('print the traces that have the span', async () => {
    const path = await file(
      'mixed.json',
      otlp({ id: 'aa', from: 0, to: 9 }, { id: '1', trace: OTHER_ID, from: 0, to: 5 }),
    );
    const { status, traces } = await runAnalyze([path], { isJson: true, slack: ['1'] });
    expect([status, traces().map(({ trace }) => trace.traceId)]).toEqual([2, [OTHER_ID]]);
  });
});

describe('--json', () => {
  test('has all its keys where there is nothing to say', async () => {
    const { traces } = await runAnalyze([await file('one.json', otlp({ id: 'aa', from: 0, to: 9 }))], { isJson: true });
    expect(traces()[0]).toMatchObject({
      trace: { roots: [KEY.aa], primaryRoot: KEY.aa, rootDurationNs: 9e6, asyncTailNs: 0, errorCount: 0 },
      fattestLeaf: KEY.aa,
      criticalPath: [{ span: KEY.aa, startNs: 0, endNs: 9e6 }],
      gaps: [],
      sequentialGroups: [],
      nPlusOne: [],
      retries: [],
      errors: { spans: [], suspects: [], origins: [], primary: null, path: [], reachesRoot: false, stoppedAt: null },
      skew: [],
      defects: [],
      whatIf: [],
      slack: {},
    });
    expect(Object.keys(traces()[0])).not.toContain('spans');
  });

  test('counts times from the earliest recorded start, where a clock was corrected too', async () => {
    const path = await file(
      'skew.json',
      otlp(
        { id: 'a', kind: 2, host: 'h1', from: 1000, to: 1200 },
        { id: 'b', parent: 'a', kind: 3, host: 'h1', from: 1010, to: 1110 },
        { id: 'c', parent: 'b', kind: 2, service: 'api', host: 'h2', from: 960, to: 1040 },
      ),
    );
    const { traces } = await runAnalyze([path], { isJson: true, hasSpans: true });
    const [{ trace, criticalPath, spans }] = traces();
    expect(trace.startTimeUnixNano).toBe('1784000000960000000');
    expect(criticalPath[0]).toEqual({ span: '000000000000000a', startNs: 40e6, endNs: 50e6 });
    expect(spans[2]).toMatchObject({ key: '000000000000000c', startNs: 0, endNs: 80e6, correctedStartNs: 60e6 });
  });

  test('is negative where a clock was corrected to before the earliest recorded start', async () => {
    const path = await file(
      'late.json',
      otlp(
        { id: 'a', kind: 3, host: 'h1', from: 100, to: 200 },
        { id: 'b', parent: 'a', kind: 2, service: 'api', host: 'h2', from: 260, to: 300 },
        { id: 'c', parent: 'b', kind: 1, service: 'api', host: 'h2', from: 90, to: 280 },
      ),
    );
    const { traces } = await runAnalyze([path], { isJson: true, hasSpans: true });
    const moved = traces()[0].spans.find(({ key }) => key === '000000000000000c');
    // The call fits from 160 to 100 ms earlier, so 130; it was the earliest, at 0.
    expect(moved).toMatchObject({ startNs: 0, correctedStartNs: -130e6 });
  });
});

describe('hostile names', () => {
  const hostile = 'a\u001b[31mb\u0007c\rd\u202ee\u2066f\u009bg\u0000h';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through.
  const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
  const document = otlp(
    { id: 'aa', name: hostile, service: hostile, kind: 2, from: 0, to: 200 },
    { id: hostile, parent: 'aa', name: hostile, service: hostile, kind: 3, from: 20, to: 190 },
  );

  test('do not reach the terminal as they are', async () => {
    const path = await file('hostile.json', document);
    const { output } = await runAnalyze([path], { slack: [hostile] });
    expect(output).not.toMatch(steering);
  });

  test('do not reach it through JSON either, which says all the same what they were', async () => {
    const path = await file('hostile.json', document);
    const { output, traces } = await runAnalyze([path], { isJson: true, hasSpans: true });
    expect(output.trimEnd()).not.toMatch(steering);
    expect(traces()[0].spans[0].name).toBe(hostile);
  });

  test('do not reach it through complaints', async () => {
    const { complaints } = await runAnalyze([join(folder, hostile.replace('\u0000', ''))]);
    expect(complaints.join('')).not.toMatch(steering);
  });
});

describe('text', () => {
  test('is no wider than the terminal', async () => {
    const path = await file(
      'wide.json',
      otlp(
        { id: 'aa', name: 'x'.repeat(500), from: 0, to: 9 },
        { id: 'bb', parent: 'aa', name: '漢'.repeat(99), from: 0, to: 9 },
      ),
    );
    const { output } = await runAnalyze([path], {}, { width: 60 });
    const wide = output.split('\n').filter((line) => Array.from(line).length > 60);
    expect(wide.filter((line) => !line.includes(folder))).toEqual([]);
  });

  test('has colour only where it is painted', async () => {
    const path = await file('calls.json', CALLS);
    const [without, painted] = [await runAnalyze([path]), await runAnalyze([path], {}, { paint: inColour })];
    expect(without.output).not.toContain('\u001b');
    expect(painted.output).toContain('\u001b[36m█');
  });

  test('tells what a long trace leaves out', async () => {
    const leaves = Array.from({ length: 300 }, (_, i) => ({ id: `b${i}`, parent: 'aa', from: i, to: i + 1 }));
    const { output } = await runAnalyze([await file('long.json', otlp({ id: 'aa', from: 0, to: 300 }, ...leaves))]);
    const told = output.matchAll(/⋮ (\d+) spans?, up to/g);
    const leftOut = Array.from(told).reduce((sum, [, count]) => sum + Number(count), 0);
    const drawn = output.split('\n').filter((line) => /1\.00 ms$|300 ms$/.test(line) && !line.includes('⋮')).length;
    expect(leftOut + drawn - 1).toBe(301);
  });
});

describe('an address', () => {
  let jaeger: TestServer;
  let ours: TestServer;
  beforeAll(async () => {
    jaeger = await startTestServer(({ url = '' }, answer) => {
      const isTrace = /^\/jaeger\/api\/(?:v3\/)?traces\/0*5b8efff798038103d269b633813fc60c(?:\?.*)?$/.test(url);
      const isPage = !url.startsWith('/jaeger/api/');
      answer.writeHead(isTrace || isPage ? 200 : 404, { 'content-type': isPage ? 'text/html' : 'application/json' });
      answer.end(isPage ? '<!doctype html>' : isTrace ? CALLS : '{"errors":[{"code":404,"msg":"trace not found"}]}');
    });
    const upstream = { name: 'demo', kind: 'jaeger', url: `${jaeger.url}jaeger/`, headers: {} };
    ours = await startOurServer({
      upstreams: [upstream],
      files: [{ name: 'calls.json', path: await file('calls.json', CALLS) }],
    });
  });
  afterAll(async () => {
    await ours.close();
    await jaeger.close();
  });

  test.each([
    ["of Jaeger's page", () => `${jaeger.url}jaeger/trace/${TRACE_ID}?uiFind=x`],
    ["of Jaeger's API", () => `${jaeger.url}jaeger/api/traces/${TRACE_ID}`],
    ["of Jaeger's API, version 3", () => `${jaeger.url}jaeger/api/v3/traces/${TRACE_ID}?start_time=1`],
    ['of our page', () => `${ours.url}trace/${TRACE_ID}?backend=demo&span=bb`],
    ['of our page, its backend not named', () => `${ours.url}trace/${TRACE_ID}`],
    ['of our page of a file', () => `${ours.url}trace/${TRACE_ID}?file=calls.json`],
    ['of a file', () => `${ours.url}files/0`],
  ])('%s is asked', async (_, address) => {
    const { status, complaints, traces } = await runAnalyze([address()], { isJson: true });
    expect([status, complaints, traces().map(({ trace }) => trace.spanCount)]).toEqual([0, [], [3]]);
  });

  test.each([
    ["of Jaeger's page without such a trace", () => `${jaeger.url}jaeger/trace/abcdef123456`, 'Jaeger has no trace'],
    ["of Jaeger's API without such a trace", () => `${jaeger.url}jaeger/api/traces/abcdef123456`, 'has no trace'],
    ['of a web page', () => `${jaeger.url}search`, 'answered with a web page'],
    ['of a backend that is not there', () => `${ours.url}trace/${TRACE_ID}?backend=none`, 'no backend called “none”'],
    ['of a file that a browser read', () => `${ours.url}trace/${TRACE_ID}?file=none.json`, 'was read in a browser'],
    ['of nobody', () => 'http://127.0.0.1:1/trace/abcdef123456', '127.0.0.1:1 cannot be reached'],
    ['with a password', () => 'http://user:secret@127.0.0.1:1/', 'user or a password is not asked'],
  ])('%s is told', async (_, address, words) => {
    const { status, output, complaints } = await runAnalyze([address()]);
    expect([status, output]).toEqual([1, '']);
    expect(complaints.join(' ')).toContain(words);
    expect(complaints.join(' ')).not.toContain('secret');
  });
});
