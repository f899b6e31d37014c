import { describe, expect, test } from 'vitest';
import { LoadError } from './load-problem.ts';
import { readSource } from './read-source.ts';
import { TraceReading } from './trace-reading.ts';

const TRACE_ID = '5b8efff798038103d269b633813fc60c';

function traceFile(name: string, spanId: string, traceId = TRACE_ID): File {
  const span = { traceId, spanId, name: 'work', startTimeUnixNano: '1000', endTimeUnixNano: '2000' };
  return new File([JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] })], name);
}

async function read(files: readonly File[], leftOut = '') {
  const reading = new TraceReading();
  const signal = new AbortController().signal;
  const options = { signal, onProgress: () => {}, onPreview: () => {}, onLearnt: () => {} };
  await readSource({ type: 'files', files, folder: { name: 'traces', leftOut } }, reading, options);
  return { reading, summaries: reading.finish() };
}

async function problemOf(files: readonly File[], leftOut = '') {
  const error = await read(files, leftOut).catch((thrown: unknown) => thrown);
  return error instanceof LoadError ? error.problem : null;
}

describe('a folder', () => {
  test('is read as one source: what its files hold of a trace is put together', async () => {
    const { summaries, reading } = await read([
      traceFile('traces/a.json', '01'),
      traceFile('traces/b.json', '02'),
      traceFile('traces/c.json', '03', 'ab'.repeat(16)),
    ]);
    expect(summaries.map(({ spanCount }) => spanCount)).toEqual([2, 1]);
    expect(reading.inputDefects).toEqual([]);
  });

  test('tells each file that is no trace as a defect, and reads the others', async () => {
    const { summaries, reading } = await read([
      new File(['hello'], 'traces/README.md'),
      traceFile('traces/a.json', '01'),
      new File(['{"resourceSpans":[]}'], 'traces/empty.json'),
    ]);
    expect(summaries).toHaveLength(1);
    expect(reading.inputDefects.map(({ type, detail }) => [type, detail.split(':')[0]])).toEqual([
      ['skipped_content', 'traces/README.md'],
      ['skipped_content', 'traces/empty.json'],
    ]);
  });

  test('keeps no bytes of what is no trace', async () => {
    const { reading } = await read([new File(['x'.repeat(300_000)], 'notes.txt'), traceFile('traces/a.json', '01')]);
    expect(reading.keptByteCount).toBeLessThan(1000);
  });

  test('counts files that are no trace where they are many', async () => {
    const notes = Array.from({ length: 250 }, (_, i) => new File(['hello'], `traces/${i}.txt`));
    const { reading } = await read([...notes, traceFile('traces/a.json', '01')]);
    expect(reading.inputDefects.length).toBeLessThan(110);
    expect(reading.inputDefects.reduce((sum, { count }) => sum + count, 0)).toBe(250);
  });

  test('says what was left out of it', async () => {
    const { reading } = await read([traceFile('a.json', '01')], 'The folder is large.');
    expect(reading.inputDefects).toMatchObject([{ type: 'partial', detail: 'The folder is large.' }]);
  });

  test('without a trace says how many files were looked at, and what the first are', async () => {
    const problem = await problemOf([new File(['hello'], 'README.md'), new File([''], 'empty')]);
    expect(problem).toMatchObject({ kind: 'no_spans', sentence: expect.stringContaining('2 files, none of which') });
    expect(problem?.advice[0]).toContain('README.md');
  });

  test('without a file says so', async () => {
    expect(await problemOf([])).toMatchObject({ sentence: 'The folder holds no file.' });
  });

  test('of answers to searches alone lists their traces', async () => {
    const answer = JSON.stringify({ traces: [{ traceID: 'ab', rootServiceName: 'shop' }] });
    expect(await problemOf([new File([answer], 'a.json')])).toMatchObject({ results: [{ rootService: 'shop' }] });
  });
});
