import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findJava } from '../../scripts/find-java.ts';
import { findProgram } from '../../scripts/find-program.ts';

const VERSION = '3.6.1';
const CACHE = join(import.meta.dirname, '..', '..', '.cache');
const NAME = `zipkin-server-${VERSION}-exec.jar`;
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** Where `prepareZipkin` puts Zipkin's server. */
export const ZIPKIN_JAR = join(CACHE, `zipkin-${VERSION}`, NAME);

/** Whether Zipkin can be started at once: an earlier run has fetched it, and Java is there. */
export function isZipkinThere(): boolean {
  return existsSync(ZIPKIN_JAR) && findJava() !== undefined;
}

/** Fetches Zipkin by Maven unless that was done before: 135 MB. Returns null if it can be started, else a sentence on why not. */
export async function prepareZipkin(): Promise<string | null> {
  if (findJava() === undefined) return 'no Java 17 or newer, so not tried against Zipkin';
  if (existsSync(ZIPKIN_JAR)) return null;
  const maven = findProgram('mvn');
  if (maven === undefined) return 'no Maven, so not tried against Zipkin';
  const problem = await fetchJar(maven);
  return problem === null ? null : `Zipkin could not be fetched (${problem}), so not tried against it`;
}

/** Into a folder of its own first: half a file must not be taken for one. */
async function fetchJar(maven: string): Promise<string | null> {
  const folder = join(CACHE, `zipkin-${VERSION}-${process.pid}`);
  const problem = await runMaven(maven, folder);
  if (problem === null) {
    await mkdir(dirname(ZIPKIN_JAR), { recursive: true });
    await rename(join(folder, NAME), ZIPKIN_JAR);
  }
  await rm(folder, { recursive: true, force: true });
  return problem;
}

function runMaven(maven: string, folder: string): Promise<string | null> {
  const artifact = `io.zipkin:zipkin-server:${VERSION}:jar:exec`;
  const args = ['-q', '-B', COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
  const child = spawn(maven, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  const keep = (chunk: Buffer) => {
    words += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => resolve(status === 0 ? null : firstError(words)));
  });
}

/** Maven says first what is wrong, then at length what to do. */
function firstError(words: string): string {
  return /^\[ERROR\] (.{1,200})/m.exec(words)?.[1] ?? 'Maven failed';
}
