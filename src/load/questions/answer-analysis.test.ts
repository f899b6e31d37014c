import { describe, expect, test } from 'vitest';
import { TraceReading } from '../trace-reading.ts';
import type { WholeTrace } from '../whole-trace.ts';
import { answerAnalysis } from './answer-analysis.ts';

const MILLISECOND = 1_000_000n;
const START = 1784000000000000000n;

function span(id: number, parent: number, startMs: number, endMs: number, more: object = {}): object {
  return {
    traceId: '5b8efff798038103d269b633813fc60c',
    spanId: id.toString(16).padStart(16, '0'),
    parentSpanId: parent === 0 ? '' : parent.toString(16).padStart(16, '0'),
    name: 'SELECT',
    startTimeUnixNano: String(START + BigInt(startMs) * MILLISECOND),
    endTimeUnixNano: String(START + BigInt(endMs) * MILLISECOND),
    ...more,
  };
}

const FAILED = { status: { code: 2 }, attributes: [{ key: 'db.system.name', value: { stringValue: 'postgresql' } }] };
const SPANS = [span(1, 0, 0, 100, FAILED), span(2, 1, 10, 40), span(3, 1, 50, 90, FAILED), span(4, 3, 55, 80, FAILED)];

/** A trace as a worker has it, once its columns have gone to the page. */
async function opened(): Promise<WholeTrace> {
  const reading = new TraceReading();
  const document = { resourceSpans: [{ resource: {}, scopeSpans: [{ spans: SPANS }] }] };
  reading.beginDocument('test');
  reading.push(new TextEncoder().encode(JSON.stringify(document)));
  await reading.endDocument();
  reading.finish();
  reading.trace(0);
  return reading.analysable(0);
}

/** The answer as the page gets it: what is handed over is no longer here. */
function analyse(trace: WholeTrace): unknown {
  const { response, transfer } = answerAnalysis({ id: 1, name: 'analyse', payload: { traceNumber: 0 } }, trace);
  return structuredClone(response.payload, { transfer });
}

function partsOf(trace: WholeTrace): unknown[] {
  return SPANS.map((_, row) => {
    const payload = { traceNumber: 0, span: row };
    return structuredClone(answerAnalysis({ id: 1, name: 'spanPart', payload }, trace).response.payload);
  });
}

describe('answerAnalysis', () => {
  test('tells the part of a span after the analysis has left as it does without one', async () => {
    const analysed = await opened();
    analyse(analysed);
    expect(partsOf(analysed)).toEqual(partsOf(await opened()));
  });

  test('gives the same analysis when asked again', async () => {
    const trace = await opened();
    const first = analyse(trace);
    expect(first).toMatchObject({ errors: { primary: 3, reachesRoot: true }, criticalTime: { length: 4 } });
    expect(analyse(trace)).toEqual(first);
  });

  test('plays a trace otherwise after its analysis has left', async () => {
    const trace = await opened();
    analyse(trace);
    const changes = [{ op: 'scale', span: 1, factor: 0 }] as const;
    const { response } = answerAnalysis({ id: 1, name: 'replay', payload: { traceNumber: 0, changes } }, trace);
    expect(response.payload).toMatchObject({ rootDuration: 70_000_000 });
  });
});
