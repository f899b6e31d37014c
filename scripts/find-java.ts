import { spawnSync } from 'node:child_process';
import { findProgram } from './find-program.ts';
import { installPackages } from './install-packages.ts';

/** What Zipkin 3 needs at least. */
const LEAST_VERSION = 17;

/** Returns the path of a Java that is new enough for Zipkin, undefined if there is none. */
export function findJava(): string | undefined {
  const java = findProgram('java');
  if (java === undefined) return undefined;
  const words = spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr;
  return javaVersion(words) >= LEAST_VERSION ? java : undefined;
}

/** Returns the major version in what `java -version` says, 0 where it says none; Java 8 and older call themselves 1. */
export function javaVersion(words: string): number {
  return Number(/version "(\d+)/.exec(words)?.[1] ?? 0);
}

/** Installs Java and Maven where one of them is missing and that is possible: as root, with apt. */
export function installJava(): void {
  const missing = [
    ...(findJava() === undefined ? ['default-jre-headless'] : []),
    ...(findProgram('mvn') === undefined ? ['maven'] : []),
  ];
  if (missing.length > 0) installPackages(missing);
}
