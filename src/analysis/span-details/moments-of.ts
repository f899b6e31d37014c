import type { EventMoment, LinkMoment, Moments } from '../../trace/moments.ts';
import type { SpanDetails, SpanEvent, SpanLink } from '../../trace/span-details.ts';
import { eventOrder } from './event-order.ts';
import { exceptionOf } from './exception.ts';

const MOST_EVENTS = 200;
/** Exceptions are looked for among so many events. */
const LOOKED_THROUGH = 2000;
const MOST_LINKS = 20;
const LONGEST_TEXT = 200;

/** Returns what marks on a span's bar need; `traceStart` is the moment that is 0. Events without a time make no mark. */
export function momentsOf({ events, links }: Pick<SpanDetails, 'events' | 'links'>, traceStart: bigint): Moments {
  const timed = events.filter(({ timeUnixNano }) => timeUnixNano !== null);
  const order = eventOrder(timed);
  return {
    events: pickEvents(timed, order).map((index) => eventMoment(timed[index], traceStart)),
    eventCount: events.length,
    links: links.slice(0, MOST_LINKS).map(linkMoment),
    linkCount: links.length,
  };
}

/** Returns which events are given out, by their index: all, or the exceptions and some of the others. */
function pickEvents(events: readonly SpanEvent[], order: Uint32Array): number[] {
  if (order.length <= MOST_EVENTS) return [...order];
  const places = Array.from(order, (_, place) => place);
  const isException = (place: number) => place < LOOKED_THROUGH && exceptionOf(events[order[place]]) !== null;
  const exceptions = evenly(places.filter(isException), MOST_EVENTS);
  const chosen = new Set(exceptions);
  const others = places.filter((place) => !chosen.has(place));
  const picked = [...exceptions, ...evenly(others, MOST_EVENTS - exceptions.length)];
  return picked.sort((a, b) => a - b).map((place) => order[place]);
}

/** Returns at most `most` of the items, evenly picked, the first among them. */
function evenly(items: readonly number[], most: number): number[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]);
}

function eventMoment(event: SpanEvent, traceStart: bigint): EventMoment {
  const texts = exceptionOf(event)?.texts;
  const exception = texts === undefined ? [] : [texts.type, texts.message].filter((text) => text !== '');
  return {
    time: Number((event.timeUnixNano ?? traceStart) - traceStart),
    name: event.name.slice(0, LONGEST_TEXT),
    exception: exception.join(': ').slice(0, LONGEST_TEXT),
  };
}

function linkMoment({ traceId, spanId }: SpanLink): LinkMoment {
  return { traceId, spanId };
}
