import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJaegerBuilt, prepareJaeger } from '../e2e/servers/jaeger-binaries.ts';
import { isZipkinThere, prepareZipkin } from '../e2e/servers/zipkin-jar.ts';
import { chunksBeforeFirstRow, SIZE_LIMIT } from './bundle-size.ts';
import { findOrInstallChromium, NO_BROWSER } from './find-chromium.ts';
import { installJava } from './find-java.ts';
import { readPlaywrightReport } from './playwright-report.ts';
import { runCommand } from './run-command.ts';
import { closingLine, oneTest, type StepResult, sumOf } from './step-result.ts';
import { readVitestReport } from './vitest-report.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const reports = mkdtempSync(join(tmpdir(), 'longpole-test-'));
process.chdir(root);

if (process.argv.includes('--long')) process.env.LONGPOLE_PROPERTY_RUNS = '10000';

/** Prints the step's name, runs it, and returns what it came to. A step that throws has failed. */
async function step(title: string, run: () => Promise<StepResult>): Promise<StepResult> {
  console.log(`\n── ${title}`);
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return oneTest(false);
  }
}

async function command(name: string, args: readonly string[]): Promise<StepResult> {
  return oneTest((await runCommand(bin(name), args)) === 0);
}

/** Tests ask those that are there; who has to have been asked in the end, journeys say. */
async function prepareServers(): Promise<void> {
  if (!isJaegerBuilt()) console.log('Building Jaeger once; that takes about five minutes.');
  const noJaeger = await prepareJaeger();
  if (noJaeger !== null) console.log(noJaeger);
  if (!isZipkinThere()) installJava();
  const noZipkin = await prepareZipkin();
  if (noZipkin !== null) console.log(noZipkin);
}

async function unitTests(): Promise<StepResult> {
  await prepareServers();
  const file = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await runCommand(bin('vitest'), args);
  return withStatus(readVitestReport(readFileSync(file, 'utf8')), status);
}

/** Building is no test; that it did not work is a failure, and ends the run. */
async function build(): Promise<StepResult> {
  const status = await runCommand('npm', ['run', '--silent', 'build']);
  return { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0, notes: [] };
}

async function size(): Promise<StepResult> {
  const chunks = chunksBeforeFirstRow(join(root, 'dist'));
  const total = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  for (const chunk of chunks) console.log(`${kilobytes(chunk.bytes).padStart(9)}  ${chunk.name}`);
  console.log(`JavaScript before the first row: ${kilobytes(total)} gzip, of ${kilobytes(SIZE_LIMIT)} allowed`);
  return oneTest(total <= SIZE_LIMIT);
}

async function journeys(): Promise<StepResult> {
  const chromium = findOrInstallChromium();
  if (chromium === undefined) throw new Error(NO_BROWSER);
  const file = join(reports, 'playwright.json');
  const env = { LONGPOLE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const status = await runCommand(bin('playwright'), ['test', '--reporter=list,json'], env);
  return withStatus(readPlaywrightReport(readFileSync(file, 'utf8')), status);
}

function withStatus(result: StepResult, status: number): StepResult {
  return status === 0 || result.failed > 0 ? result : { ...result, failed: 1 };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

const results = [
  await step('lint and format', () => command('biome', ['check', '--diagnostic-level=warn', '.'])),
  await step('types', () => command('tsc', ['--noEmit'])),
  await step('unit and property tests', unitTests),
];
const built = await step('build', build);
results.push(built);
if (built.failed === 0) {
  results.push(await step('size', size));
  results.push(await step('journeys in the browser', journeys));
}
rmSync(reports, { recursive: true, force: true });

const total = sumOf(results);
console.log('');
for (const note of total.notes) console.log(note);
if (built.failed > 0) console.log('not run: size and journeys, since the build failed');
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
