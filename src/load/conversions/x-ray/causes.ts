import type { ExactJsonObject } from '../../../lib/json/exact-json.ts';
import type { Attribute, SpanEvent } from '../../../trace/span-details.ts';
import { exceptionEvent } from '../../exception-event.ts';
import { flatAttributes, nowhere } from '../../flat-attributes.ts';
import { field, listOf, objectOf, textOf } from '../../json-fields.ts';
import { textAttribute } from '../../plain-attributes.ts';
import type { Segment } from './segments.ts';

/** What went wrong in a segment. */
export interface Cause {
  readonly events: readonly SpanEvent[];
  /** Of the first exception. */
  readonly message: string;
  readonly attributes: readonly Attribute[];
}

/** Members of an exception that its event has in places of its own. */
const PLACED = new Map(nowhere('type message stack truncated id cause remote'));
const CAUSE_NAMES = new Map(nowhere('cause.exceptions'));

/** Finds what exceptions segments speak of: those that passed an exception on name it by its id. */
export class Causes {
  readonly #exceptions = new Map<string, ExactJsonObject>();

  /** Takes note of a segment's exceptions. */
  note(segment: Segment): void {
    for (const exception of exceptionsOf(segment)) {
      for (const id of [textOf(field(exception, 'id')), segment.id]) {
        const key = `${segment.traceId} ${id}`;
        if (!this.#exceptions.has(key)) this.#exceptions.set(key, exception);
      }
    }
  }

  /** Returns what a segment says went wrong, or what that did which it names. All segments must have been noted. */
  of(segment: Segment): Cause {
    const cause = field(segment.json, 'cause');
    if (cause === null) return NOTHING;
    if (cause instanceof Map) return causeOf(exceptionsOf(segment), flatAttributes(cause, 'cause.', CAUSE_NAMES));
    const named = this.#exceptions.get(`${segment.traceId} ${textOf(cause)}`);
    return causeOf(named === undefined ? [] : [named], [textAttribute('cause', textOf(cause))]);
  }
}

const NOTHING: Cause = { events: [], message: '', attributes: [] };

function causeOf(exceptions: readonly ExactJsonObject[], attributes: readonly Attribute[]): Cause {
  const message = exceptions.map((exception) => textOf(field(exception, 'message'))).find((text) => text !== '') ?? '';
  return { events: exceptions.map(eventOf), message, attributes };
}

function exceptionsOf({ json }: Segment): ExactJsonObject[] {
  return listOf(field(objectOf(field(json, 'cause')), 'exceptions')).filter((each) => each instanceof Map);
}

/** X-Ray does not say when. */
function eventOf(exception: ExactJsonObject): SpanEvent {
  const ids = [
    ['aws.xray.exception.id', textOf(field(exception, 'id'))],
    ['aws.xray.exception.cause', textOf(field(exception, 'cause'))],
    ['aws.xray.exception.remote', textOf(field(exception, 'remote'))],
  ].filter(([, text]) => text !== '');
  const type = textOf(field(exception, 'type'));
  const message = textOf(field(exception, 'message'));
  const others = [...ids.map(([key, text]) => textAttribute(key, text)), ...flatAttributes(exception, '', PLACED)];
  return exceptionEvent({ type, message, stack: stackOf(exception, type, message), timeUnixNano: null, others });
}

/** As JavaScript writes stacks, innermost call first. */
function stackOf(exception: ExactJsonObject, type: string, message: string): string {
  const frames = listOf(field(exception, 'stack')).map((frame) => frameText(objectOf(frame)));
  if (frames.length === 0) return '';
  const truncated = textOf(field(exception, 'truncated'));
  const rest = truncated === '' || truncated === '0' ? [] : [`    ... ${truncated} more`];
  return [[type, message].filter((part) => part !== '').join(': '), ...frames, ...rest].join('\n');
}

function frameText(frame: ExactJsonObject): string {
  const line = textOf(field(frame, 'line'));
  const place = textOf(field(frame, 'path')) + (line === '' ? '' : `:${line}`);
  return `    at ${textOf(field(frame, 'label')) || '(unnamed)'} (${place})`;
}
