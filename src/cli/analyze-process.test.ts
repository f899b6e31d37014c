import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAnalysisCases } from '../testing/analysis-cases.ts';
import { caseDocument } from '../testing/case-documents.ts';
import { otlp, runAnalyze } from './analyze-for-tests.ts';

const PACKAGE_FOLDER = resolve(import.meta.dirname, '../..');
const MAIN = pathToFileURL(join(import.meta.dirname, 'main.ts')).href;
/** What bin/longpole.js does once all is built; here nothing has to be. */
const ENTRY = `
import { runLongpole } from ${JSON.stringify(MAIN)};
process.exitCode = await runLongpole(process.argv.slice(1), ${JSON.stringify(PACKAGE_FOLDER)});
`;

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command in a process of its own. `readsOnly` closes its output after so many bytes, as `head` does. */
function run(args: readonly string[], input = '', readsOnly = Number.POSITIVE_INFINITY): Promise<Run> {
  const node = ['--import', 'tsx', '--input-type=module', '--eval', ENTRY, '--', ...args];
  const child = spawn(process.execPath, node, { cwd: PACKAGE_FOLDER });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.length >= readsOnly) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdin.on('error', () => {}).end(input);
  return new Promise((end) => child.on('close', (status) => end({ status, output, errors })));
}

const TRACE = otlp({ id: 'aa', name: 'GET /page', from: 0, to: 9 });
let folder = '';
let path = '';
let largePath = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longpole-process-'));
  path = join(folder, 'trace.json');
  largePath = join(folder, 'large.json');
  await writeFile(path, TRACE);
  const spans = Array.from({ length: 20_000 }, (_, i) => ({ id: `b${i}`, parent: 'aa', from: i, to: i + 1 }));
  await writeFile(largePath, otlp({ id: 'aa', from: 0, to: 20_000 }, ...spans));
});
afterAll(() => rm(folder, { recursive: true }));

describe.concurrent('longpole analyze, as a process', () => {
  test('prints a line of JSON, nothing else, and ends with 0', async () => {
    const { status, output, errors } = await run(['analyze', path, '--json']);
    expect([status, errors, output.endsWith('\n'), JSON.parse(output).trace.spanCount]).toEqual([0, '', true, 1]);
  });

  const some = readAnalysisCases().filter(({ id }) => ['ST-17', 'ER-02', 'IN-07', 'SK-14'].includes(id));
  test.skipIf(some.length === 0).each(some)('says of case $id what is said within one process', async (given) => {
    const casePath = join(folder, `${given.id}.json`);
    await writeFile(
      casePath,
      caseDocument(given, (id) => id),
    );
    const { status, output } = await run(['analyze', casePath, '--json', '--spans']);
    const { output: expected } = await runAnalyze([casePath], { isJson: true, hasSpans: true });
    expect([status, output]).toEqual([0, expected]);
  });

  test('reads standard input', async () => {
    const { status, output } = await run(['analyze', '-'], TRACE);
    expect([status, output.split('\n')[0]]).toEqual([0, 'web › GET /page']);
  });

  test('has no colour where its output is no terminal', async () => {
    expect((await run(['analyze', path])).output).not.toContain('\u001b');
  });

  test('ends with 1 for what cannot be read, in words on standard error', async () => {
    const { status, output, errors } = await run(['analyze', join(folder, 'none.json')]);
    expect([status, output]).toEqual([1, '']);
    expect(errors).toContain('There is no such file.');
  });

  test.each([
    ['no file', ['analyze']],
    ['--spans without --json', ['analyze', 'x', '--spans']],
    ['standard input twice', ['analyze', '-', '-']],
    ['changes that are none', ['analyze', 'x', '--what-if', 'faster:a:0.5']],
  ])('ends with 2 for wrong usage: %s', async (_, args) => {
    const { status, output, errors } = await run(args);
    expect([status, output, errors !== '']).toEqual([2, '', true]);
  });

  test('ends with 2 for a span that is not there', async () => {
    const { status, output, errors } = await run(['analyze', path, '--slack', 'bb']);
    expect([status, output]).toEqual([2, '']);
    expect(errors).toContain('there is no span bb');
  });

  test('ends quietly once nobody reads on', async () => {
    const { status, errors } = await run(['analyze', largePath, '--json', '--spans'], '', 1);
    expect([status, errors]).toEqual([0, '']);
  });

  test('has help', async () => {
    const { status, output } = await run(['analyze', '--help']);
    expect(status).toBe(0);
    for (const word of ['--trace', '--json', '--spans', '--what-if', '--slack', '--clamp', 'Exit status']) {
      expect(output).toContain(word);
    }
  });
});
