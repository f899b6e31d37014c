import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import { readJaegerDetails } from '../../formats/jaeger/details.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { eachJsonItem } from '../../json-items.ts';
import { objectsWithin } from '../../objects-within.ts';
import { plainAttributes } from '../../plain-attributes.ts';
import { SharedResources } from '../../shared-resources.ts';
import type { ConvertedSpan, DocumentToConvert } from '../conversion.ts';
import { PLACED, processOf, spanAsPagesHaveIt } from './as-pages-have-it.ts';
import { durationOf, timeOf } from './times.ts';

const NOTHING = new Uint8Array(0);

/** Says which process an id stands for; spans by themselves bring their own. */
type Processes = (id: string) => ExactJson;

/** Returns the spans of Jaeger's records; see `jaegerRecords`. */
export function convertJaegerRecords(document: DocumentToConvert): Iterable<ConvertedSpan> {
  const { report } = document;
  const spans: ConvertedSpan[] = [];
  const resources = new SharedResources();
  const take = (json: ExactJson, processes: Processes) => {
    if (!(json instanceof Map)) report('unreadable_span', 'not an object where a span belongs');
    else spans.push(spanOf(json, processes, resources));
  };
  eachJsonItem(document, {
    isItem: isSpan,
    take: (json) => {
      const { found, others } = objectsWithin(json, (each) => isSpan(each) || isBatch(each));
      for (const each of found) {
        if (isSpan(each)) take(each, () => null);
        else {
          const processes = processesOf(each);
          for (const span of listOf(field(each, 'spans'))) take(span, processes);
          for (const warning of listOf(field(each, 'warnings'))) report('source_warning', textOf(warning));
        }
      }
      for (let left = others; left > 0; left--) report('unreadable_span', 'what is no span, where spans belong');
      if (found.length === 0) report('skipped_content', 'a document without spans');
    },
  });
  return spans;
}

function isSpan(json: ExactJsonObject): boolean {
  return json.has('operationName') || json.has('operation_name');
}

function isBatch(json: ExactJsonObject): boolean {
  return Array.isArray(json.get('spans'));
}

/** A batch is of one process; a trace lists them by id, or, as its page has it, in an object. */
function processesOf(batch: ExactJsonObject): Processes {
  const processes = new Map(objectOf(field(batch, 'processes')));
  for (const entry of listOf(field(batch, 'processMap', 'process_map')).map(objectOf)) {
    processes.set(textOf(field(entry, 'processId', 'process_id')), field(entry, 'process'));
  }
  return (id) => processes.get(id) ?? field(batch, 'process');
}

function spanOf(json: ExactJsonObject, processes: Processes, resources: SharedResources): ConvertedSpan {
  const process = field(json, 'process') ?? processes(textOf(field(json, 'processId', 'process_id', 'processID')));
  const logs = listOf(field(json, 'logs'));
  const bytes = { span: spanAsPagesHaveIt(json), resource: processOf(process), scope: NOTHING };
  const details = readJaegerDetails(bytes);
  const start = timeOf(field(json, 'startTime', 'start_time'));
  const duration = durationOf(field(json, 'duration'));
  return {
    ...details,
    startTimeUnixNano: start,
    endTimeUnixNano: start === null || duration === null ? null : start + duration,
    attributes: [...details.attributes, ...plainAttributes(json, PLACED)],
    events: details.events.map((event, at) => ({ ...event, timeUnixNano: timeOf(timestampOf(logs[at])) })),
    resource: resources.of(details.resource.attributes),
  };
}

function timestampOf(log: ExactJson): ExactJson {
  return field(objectOf(log), 'timestamp');
}
