import type { ExactJson, ExactJsonObject } from '../../../lib/json/exact-json.ts';
import { field, objectOf, textOf } from '../../json-fields.ts';
import { idOfDecimal } from '../../numeric-id.ts';

/** Knows the upper halves of trace ids, which stand on the first span of what one process sent. */
export class TraceIds {
  readonly #upper = new Map<string, string>();
  readonly #written = new Set<string>();

  /** Takes note of what a span says. */
  note(span: ExactJsonObject): void {
    const upper = upperHalf(span);
    this.#written.add(textOf(traceIdField(span)));
    if (upper !== '') this.#upper.set(textOf(traceIdField(span)), upper);
  }

  /**
   * Returns a span's whole trace id, of 16 digits where there is no upper half. Where traces are numbered, as in tests,
   * number 0 is one beside others. All spans must have been noted.
   */
  of(span: ExactJsonObject): string {
    const low = idOfDecimal(traceIdField(span));
    const upper = upperHalf(span) || (this.#upper.get(textOf(traceIdField(span))) ?? '');
    if (low === '' && upper === '') return this.#written.size > 1 ? 'trace 0' : '';
    return upper === '' ? low : upper + low.padStart(16, '0');
  }
}

/** Returns a span's trace id as it is written. */
export function traceIdField(span: ExactJsonObject): ExactJson {
  return field(span, 'trace_id', 'traceID');
}

/** Returns the upper half of a span's trace id, empty where it says none. */
export function upperHalf(span: ExactJsonObject): string {
  const text = textOf(field(objectOf(field(span, 'meta')), '_dd.p.tid'));
  return /^[0-9a-f]{16}$/i.test(text) && !/^0+$/.test(text) ? text : '';
}
