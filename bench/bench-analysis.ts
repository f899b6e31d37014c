/**
 * Measures what analysing a trace costs, without a browser: the bench's files and shapes at which ways to analyse break
 * down, each in fresh processes. README.md beside this file says how to read it.
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SHAPE_NAMES } from './analysis-shapes.ts';
import { bundleForNode } from './bundle-for-node.ts';
import { FORMATS, payload } from './make-trace.ts';
import {
  type AnalysisCell,
  type AnalysisTimes,
  analysisTable,
  analysisVerdicts,
  slowInsights,
} from './report-analysis.ts';
import { spanCountOf } from './sizes.ts';

/** Larger files are not made for this: reading them says nothing new. */
const MOST_SPANS_OF_FILES = 100_000;
const { values: asked } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: ['10k', '100k', '1M'] },
    trace: { type: 'string', multiple: true, default: [...FORMATS, ...SHAPE_NAMES] },
    repeat: { type: 'string', default: '3' },
  },
});

const FOLDER = resolve(import.meta.dirname, '../.cache/bench-analysis');

await bundleForNode('measure-analysis.ts', FOLDER);
const cells = asked.trace.flatMap((subject) => asked.only.map(spanCountOf).flatMap((count) => cellOf(subject, count)));
process.stderr.write('\r');
console.log('milliseconds of CPU time, medians\n');
console.log(analysisTable(cells));
console.log(['', 'insights of 5 ms and more:', ...slowInsights(cells), '', ...analysisVerdicts(cells)].join('\n'));

function cellOf(subject: string, spanCount: number): AnalysisCell[] {
  const format = FORMATS.find((name) => name === subject);
  if (format !== undefined && spanCount > MOST_SPANS_OF_FILES) return [];
  const trace = format === undefined ? subject : payload(format, spanCount).file;
  const runs = Array.from({ length: Number(asked.repeat) }, (_, i) => {
    process.stderr.write(`\r${subject} ${spanCount}, ${i + 1} of ${asked.repeat}      `);
    return measure(trace, spanCount);
  });
  return [{ subject, spanCount, runs }];
}

function measure(trace: string, spanCount: number): AnalysisTimes {
  const script = resolve(FOLDER, 'measure-analysis.mjs');
  const output = execFileSync(process.execPath, [script, trace, String(spanCount)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}
