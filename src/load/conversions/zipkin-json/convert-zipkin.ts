import { addToGroup } from '../../../lib/group-by.ts';
import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { ReportDefect } from '../../document-walker.ts';
import { eachJsonItem } from '../../json-items.ts';
import { objectsWithin } from '../../objects-within.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { mergeParts } from './merge-parts.ts';
import { Origins } from './origins.ts';
import { isV1, partsOfV1 } from './part-of-v1.ts';
import { partOfV2 } from './part-of-v2.ts';
import { spanOfPart } from './span-of-part.ts';
import { TraceIds } from './trace-ids.ts';
import type { ZipkinPart } from './zipkin-part.ts';

/** Rewrites Zipkin's records: parts of one span become one, both halves of a shared id keep it. */
export function* convertZipkin(document: DocumentToConvert): Generator<ConvertedSpan> {
  const parts: ZipkinPart[] = [];
  eachJsonItem(document, {
    isItem: isRecord,
    take: (json) => {
      const records = recordsIn(json, document.report);
      for (const record of records) for (const part of partsOf(record)) parts.push(part);
    },
  });
  const traceIds = new TraceIds(parts);
  const origins = new Origins();
  for (const group of groupsOf(parts, traceIds)) {
    for (const { span, copies, merged } of mergeParts(group)) {
      const converted = spanOfPart(span, traceIds.of(span.traceId), origins);
      for (let copy = 0; copy <= copies; copy++) yield converted;
      for (let part = 0; part < merged; part++) document.report('merged_span', '');
    }
  }
}

function partsOf(json: ExactJsonObject): ZipkinPart[] {
  return isV1(json) ? partsOfV1(json) : [partOfV2(json)];
}

function isRecord(json: ExactJsonObject): boolean {
  return json.has('traceId') && json.has('id');
}

/** A record that has lost an id is a span still; what looks like none may hold some. */
function recordsIn(json: ExactJsonObject, report: ReportDefect): readonly ExactJsonObject[] {
  if (OF_RECORDS.some((key) => json.has(key))) return [json];
  const { found, others } = objectsWithin(json, isRecord);
  for (let left = others; left > 0; left--) report('unreadable_span', 'what is no span, where spans belong');
  if (found.length === 0) report('skipped_content', 'a document without spans');
  return found;
}

const OF_RECORDS = ['traceId', 'id', 'parentId', 'localEndpoint', 'timestamp', 'duration'];

/** Records of one trace and id, each where the first of them stands. What has no id is by itself. */
function groupsOf(parts: readonly ZipkinPart[], traceIds: TraceIds): Iterable<ZipkinPart[]> {
  const groups = new Map<string, ZipkinPart[]>();
  for (const [number, part] of parts.entries()) {
    const key = part.id === '' ? String(number) : `${traceIds.of(part.traceId)} ${part.id.toLowerCase()}`;
    addToGroup(groups, key, part);
  }
  return groups.values();
}
