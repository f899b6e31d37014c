import { counted } from '../../../lib/counted.ts';
import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { FoundTrace } from '../../../trace/found-trace.ts';
import type { TraceSummary } from '../../../trace/span-table.ts';
import { tempoSummaries } from '../../backends/tempo-answer.ts';
import { field, listOf, numberOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { LoadError } from '../../load-problem.ts';
import { objectsWithin } from '../../objects-within.ts';
import { normaliseTraceId } from '../../trace-id.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';

/** Throws a LoadError that carries the traces which the answer lists. */
export function listAnswer(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const isOfJaeger = [...document.shape.paths].some((path) => /^(?:result\.)?summaries(?:\.|$)/.test(path));
  const { found, isDamaged } = resultsOf(document);
  const listed = isOfJaeger ? found.map(jaegerSummary) : tempoSummariesOf(found);
  const traces = [...new Map(listed.map((trace) => [trace.traceId, trace])).values()];
  const what = isOfJaeger ? 'a list of traces from Jaeger' : 'an answer to a search in Tempo';
  const lost = isDamaged ? '; a part of it cannot be read' : '';
  throw new LoadError({
    kind: 'no_spans',
    sentence: `This is ${what}: ${counted(traces.length, 'result')}, no spans${lost}.`,
    address: document.origin,
    advice: ['Open a trace by its id from the backend itself, or save that answer as a file.'],
    results: traces,
  });
}

/** Results are told by their id, whatever envelopes and documents they stand in. */
function resultsOf(document: DocumentToConvert): { found: readonly ExactJsonObject[]; isDamaged: boolean } {
  const found: ExactJsonObject[] = [];
  let isDamaged = document.isCut;
  const report = () => {
    isDamaged = true;
  };
  eachJsonItem(
    { ...document, report },
    {
      isItem: isResult,
      take: (item) => {
        for (const result of objectsWithin(item, isResult).found) found.push(result);
      },
    },
  );
  return { found, isDamaged };
}

function isResult(json: ExactJsonObject): boolean {
  const traceId = field(json, 'traceID', 'traceId');
  return typeof traceId === 'string' && traceId !== '';
}

/** As a search reads it; what stands in for whole answers is one of ours. */
function tempoSummariesOf(found: readonly ExactJsonObject[]): TraceSummary[] {
  return (tempoSummaries(`{"traces":[${found.map(textOf).join(',')}]}`) ?? []).map(summaryOf);
}

function summaryOf({ services, ...trace }: FoundTrace): TraceSummary {
  const { traceId, rootService, rootName, startTimeUnixNano, duration, spanCount, errorCount } = trace;
  return {
    ...{ traceId, rootService, rootName, startTimeUnixNano, duration, spanCount, errorCount },
    serviceCount: services.length === 0 ? -1 : services.length,
  };
}

/** Source: `TraceSummary` of Jaeger's query service, whose counts of 0 are left out. */
function jaegerSummary(json: ExactJsonObject): TraceSummary {
  const start = nanosecondsOf(json, 'minStartTimeUnixNano');
  const end = nanosecondsOf(json, 'maxEndTimeUnixNano');
  const services = new Set(listOf(field(json, 'services')).map((each) => textOf(each)));
  const hasCounts = json.has('spanCount');
  return {
    traceId: normaliseTraceId(textOf(field(json, 'traceID', 'traceId'))),
    rootService: textOf(field(json, 'rootServiceName')),
    rootName: textOf(field(json, 'rootOperationName')),
    startTimeUnixNano: start,
    duration: Math.max(0, Number(end - start)),
    spanCount: hasCounts ? numberOf(field(json, 'spanCount')) : -1,
    errorCount: hasCounts ? numberOf(field(json, 'errorSpanCount')) : -1,
    serviceCount: services.size === 0 ? -1 : services.size,
  };
}

/** 0 for what is none, or more than 64 bits hold. */
function nanosecondsOf(json: ExactJsonObject, key: string): bigint {
  const text = textOf(field(json, key));
  const time = /^\d{1,20}$/.test(text) ? BigInt(text) : 0n;
  return time < 2n ** 64n ? time : 0n;
}
