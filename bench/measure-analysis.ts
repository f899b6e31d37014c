/**
 * Analyses one trace in a process of its own and writes what each part took as JSON: `<subject> <spans>`, the subject
 * being a shape or the path of a file. A fresh process is what a person gets: nothing is compiled yet.
 */
import { readFileSync } from 'node:fs';
import { analysisOf, contextOf } from '../src/analysis/analyse-trace.ts';
import type { AnalysisContext } from '../src/analysis/analysis-context.ts';
import { INSIGHTS } from '../src/analysis/insights/index.ts';
import { TraceReading } from '../src/load/trace-reading.ts';
import { SHAPE_NAMES, type ShapedTrace, shapedTrace } from './analysis-shapes.ts';
import { cpuTime } from './cpu-time.ts';
import type { AnalysisTimes } from './report-analysis.ts';

/** Bytes that arrive at a time. */
const CHUNK = 1 << 16;
const WARM_RUNS = 5;

function timeOf<Result>(work: () => Result): { result: Result; time: number } {
  const before = cpuTime();
  const result = work();
  return { result, time: cpuTime() - before };
}

async function read(file: string): Promise<ShapedTrace> {
  const reading = new TraceReading();
  const bytes = readFileSync(file);
  reading.beginDocument(file);
  for (let from = 0; from < bytes.length; from += CHUNK) {
    reading.push(bytes.subarray(from, from + CHUNK));
    await reading.ready;
  }
  await reading.endDocument();
  reading.finish();
  return reading.whole(0);
}

async function traceOf(subject: string, spanCount: number): Promise<{ trace: ShapedTrace; reading: number | null }> {
  const shape = SHAPE_NAMES.find((name) => name === subject);
  if (shape !== undefined) return { trace: shapedTrace(shape, spanCount), reading: null };
  const before = cpuTime();
  const trace = await read(subject);
  return { trace, reading: cpuTime() - before };
}

function eachInsight(context: AnalysisContext): Record<string, number> {
  return Object.fromEntries(INSIGHTS.map(({ id, find }) => [id, timeOf(() => find(context)).time]));
}

const [subject = '', spans = ''] = process.argv.slice(2);
const { trace, reading } = await traceOf(subject, Number(spans));
const coldContext = timeOf(() => contextOf(trace.table, trace.facts));
const coldAnalysis = timeOf(() => analysisOf(coldContext.result));
const warm = Array.from({ length: WARM_RUNS }, () => {
  const { result, time } = timeOf(() => contextOf(trace.table, trace.facts));
  return { context: time, analysis: timeOf(() => analysisOf(result)).time };
});
const measured: AnalysisTimes = {
  reading,
  context: coldContext.time,
  analysis: coldAnalysis.time,
  warmContext: Math.min(...warm.map(({ context }) => context)),
  warmAnalysis: Math.min(...warm.map(({ analysis }) => analysis)),
  insights: eachInsight(contextOf(trace.table, trace.facts)),
  findings: coldAnalysis.result.findings.length,
  spansInFindings: coldAnalysis.result.findings.reduce((sum, { spans: named }) => sum + named.length, 0),
};
process.stdout.write(JSON.stringify(measured));
