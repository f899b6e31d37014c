import { describe, expect, test } from 'vitest';
import type { Attribute, SpanDetails, SpanEvent, SpanLink } from '../../trace/span-details.ts';
import { momentsOf } from './moments-of.ts';

const START = 1_784_000_000_000_000_000n;

function textAttribute(key: string, value: string): Attribute {
  return { key, value: { type: 'string', value } };
}

function eventAt(nanoseconds: number | null, name: string, attributes: readonly Attribute[] = []): SpanEvent {
  const timeUnixNano = nanoseconds === null ? null : START + BigInt(nanoseconds);
  return { name, timeUnixNano, attributes, droppedAttributesCount: 0 };
}

function linkTo(spanId: string): SpanLink {
  return { traceId: 'ab', spanId, traceState: '', relation: '', attributes: [], droppedAttributesCount: 0 };
}

function momentsWith(events: readonly SpanEvent[], links: readonly SpanLink[] = []) {
  const details: Pick<SpanDetails, 'events' | 'links'> = { events, links };
  return momentsOf(details, START);
}

const MANY = Array.from({ length: 5000 }, (_, i) => i);

describe('momentsOf', () => {
  test('gives events in order of time, from the start of the trace', () => {
    const { events } = momentsWith([eventAt(9, 'second'), eventAt(4, 'first')]);
    expect(events).toEqual([
      { time: 4, name: 'first', exception: '' },
      { time: 9, name: 'second', exception: '' },
    ]);
  });

  test('counts an event without a time, but cannot place it', () => {
    const { events, eventCount } = momentsWith([eventAt(null, 'somewhen'), eventAt(1, 'then')]);
    expect([events.length, eventCount]).toEqual([1, 2]);
  });

  test('says what an exception was', () => {
    const attributes = [
      textAttribute('exception.type', 'TypeError'),
      textAttribute('exception.message', 'no such thing'),
    ];
    expect(momentsWith([eventAt(1, 'exception', attributes)]).events[0]?.exception).toBe('TypeError: no such thing');
  });

  test('cuts long texts', () => {
    const attributes = [textAttribute('exception.message', 'm'.repeat(999))];
    const [event] = momentsWith([eventAt(1, 'n'.repeat(999), attributes)]).events;
    expect([event?.name.length, event?.exception.length]).toEqual([200, 200]);
  });

  test('of very many events gives 200, spread over all of the time', () => {
    const { events, eventCount } = momentsWith(MANY.map((i) => eventAt(i, 'tick')));
    expect([events.length, eventCount]).toEqual([200, 5000]);
    expect(events[0]?.time).toBe(0);
    expect(events[199]?.time).toBeGreaterThan(4900);
  });

  test('of very many events leaves out no exception among the first 2,000', () => {
    const isException = (i: number) => i % 499 === 7;
    const { events } = momentsWith(MANY.map((i) => eventAt(i, isException(i) ? 'exception' : 'tick')));
    const times = events.filter(({ name }) => name === 'exception').map(({ time }) => time);
    expect(times).toEqual(expect.arrayContaining([7, 506, 1005, 1504]));
    expect(events.map(({ time }) => time)).toEqual(events.map(({ time }) => time).sort((a, b) => a - b));
  });

  test('gives the first 20 links, and counts the rest', () => {
    const { links, linkCount } = momentsWith(
      [],
      MANY.map((i) => linkTo(String(i))),
    );
    expect([links.length, linkCount]).toEqual([20, 5000]);
    expect(links[0]).toEqual({ traceId: 'ab', spanId: '0' });
  });
});
