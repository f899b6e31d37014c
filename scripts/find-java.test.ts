import { expect, test } from 'vitest';
import { javaVersion } from './find-java.ts';

test.each([
  [17, 'openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment'],
  [21, 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "21" 2023-09-19'],
  [1, 'java version "1.8.0_392"'],
  [0, 'No Java runtime present.'],
])('Java %i is told by what it says', (version, words) => {
  expect(javaVersion(words)).toBe(version);
});
