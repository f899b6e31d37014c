import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { StringIndex } from '../../../trace/units.ts';
import { readStringIndex } from '../../read-values.ts';

const PROCESS_KEYS = new KeyTable({ serviceName: 0 });
/** What Jaeger writes for a resource without a service name. */
const PLACEHOLDER = new KeyTable({ OTLPResourceNoServiceName: 0 });

/** Reads a process; returns the string index of its service's name, 0 if it has none. */
export function readProcessService(cursor: JsonCursor, builder: TraceBuilder): StringIndex {
  let service = 0;
  if (!cursor.enterObject()) return service;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    if (cursor.keyIn(PROCESS_KEYS) !== 0) {
      cursor.skipValue();
      continue;
    }
    const isText = cursor.peek() === 0x22;
    service = readStringIndex(cursor, builder);
    if (isText && cursor.keyIn(PLACEHOLDER) === 0) service = 0;
  }
  return service;
}
