import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { SpanEvent } from '../../../trace/span-details.ts';
import { exceptionEvent } from '../../exception-event.ts';
import { flatAttributes, nowhere } from '../../flat-attributes.ts';
import { field, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import { stackText } from './apm-names.ts';

const PLACED = new Map(nowhere('type message stacktrace cause'));

/** Returns an error's exceptions, or what was logged, as events of a span. */
export function errorEvents(
  exceptions: ExactJson,
  log: ExactJson,
  timeUnixNano: bigint | null,
  errorId: string,
): SpanEvent[] {
  const id = errorId === '' ? [] : [textAttribute('error.id', errorId)];
  const list = Array.isArray(exceptions) ? exceptions : [exceptions];
  const told = list.flatMap((exception) => (exception instanceof Map ? [exceptionOf(exception, timeUnixNano)] : []));
  if (told.length > 0) return told.map((event) => ({ ...event, attributes: [...event.attributes, ...id] }));
  const attributes = [...flatAttributes(objectOf(log), '', new Map(nowhere('stacktrace'))), ...id];
  return [{ name: 'log', timeUnixNano, attributes, droppedAttributesCount: 0 }];
}

function exceptionOf(exception: ExactJsonObject, timeUnixNano: bigint | null): SpanEvent {
  const [type, message] = [textOf(field(exception, 'type')), textOf(field(exception, 'message'))];
  const frames = stackText(field(exception, 'stacktrace'));
  const stack = frames === '' ? '' : `${type}: ${message}\n${frames}`;
  return exceptionEvent({ type, message, stack, timeUnixNano, others: flatAttributes(exception, '', PLACED) });
}
