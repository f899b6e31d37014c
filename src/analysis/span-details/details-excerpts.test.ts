import { describe, expect, test } from 'vitest';
import { detailsOf } from '../../testing/details-of-spans.ts';
import { spansFromText } from '../../testing/trace-from-text.ts';
import type { Attribute, SpanDetails, SpanEvent, SpanLink } from '../../trace/span-details.ts';
import { DetailsExcerpts } from './details-excerpts.ts';

const [span] = spansFromText('web GET |---|');
const excerptsOf = (details: Partial<SpanDetails>) => new DetailsExcerpts({ ...detailsOf(span), ...details });

const attribute = (key: string, value: string): Attribute => ({ key, value: { type: 'string', value } });
const attributes = (count: number) => Array.from({ length: count }, (_, i) => attribute(`key.${i}`, `value ${i}`));
const event = (name: string, time: number | null, own: readonly Attribute[] = []): SpanEvent => ({
  name,
  timeUnixNano: time === null ? null : BigInt(time),
  attributes: own,
  droppedAttributesCount: 0,
});
const link = (own: readonly Attribute[]): SpanLink => ({
  traceId: 'a',
  spanId: 'b',
  traceState: '',
  relation: '',
  attributes: own,
  droppedAttributesCount: 0,
});
const keys = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key);

describe('the beginning of details', () => {
  test('holds 200 of each list, and how many there are', () => {
    const { attributes: some } = excerptsOf({ attributes: attributes(1000) }).excerpt(null);
    expect([some.count, some.items.length, some.items[199]?.key]).toEqual([1000, 200, 'key.199']);
  });

  test('holds 20 attributes of an event', () => {
    const { events } = excerptsOf({ events: [event('a', 1, attributes(50))] }).excerpt(null);
    expect([events.items[0].attributes.count, events.items[0].attributes.items.length]).toEqual([50, 20]);
  });

  test('has events in order of time', () => {
    const { events } = excerptsOf({ events: [event('late', 9), event('never', null), event('soon', 1)] }).excerpt(null);
    expect(events.items.map(({ name }) => name)).toEqual(['soon', 'late', 'never']);
  });

  test('tells an exception apart from its event’s other attributes', () => {
    const thrown = event('exception', 1, [attribute('exception.message', 'gone'), attribute('a', 'b')]);
    const [shown] = excerptsOf({ events: [thrown] }).excerpt(null).events.items;
    expect(shown.exception).toEqual({ type: '', message: 'gone', stacktrace: '' });
    expect(keys(shown.attributes.items)).toEqual(['a']);
  });

  test('says what the last of all exceptions was, however far down', () => {
    const events = Array.from({ length: 500 }, (_, i) => event('tick', i));
    const thrown = event('exception', 600, [attribute('exception.type', 'IOError')]);
    expect(excerptsOf({ events: [...events, thrown] }).excerpt(null).exceptionSummary).toBe('IOError');
  });

  test('says which of several attributes of one key counts', () => {
    const twice = [attribute('a', '1'), attribute('b', '2'), attribute('a', '3')];
    const { items } = excerptsOf({ attributes: twice }).excerpt(null).attributes;
    expect(items.map(({ repetition }) => repetition)).toEqual(['overruled', 'none', 'counts']);
  });

  test('has values of any depth as text', () => {
    const value = { type: 'array', value: [{ type: 'int', value: 9007199254740993n }] } as const;
    const [item] = excerptsOf({ attributes: [{ key: 'a', value }] }).excerpt(null).attributes.items;
    expect(item).toMatchObject({ type: 'array', typeLabel: 'array of 1', text: '[\n  9007199254740993\n]' });
  });
});

describe('a range of details', () => {
  test('is of one list, and the others keep their count', () => {
    const excerpts = excerptsOf({ attributes: attributes(1000), events: [event('a', 1)] });
    const { attributes: some, events } = excerpts.excerpt({ list: 'attributes', from: 500, to: 502 });
    expect(keys(some.items)).toEqual(['key.500', 'key.501']);
    expect(events).toEqual({ count: 1, items: [] });
  });

  test('ends where the list does', () => {
    const { warnings } = excerptsOf({ warnings: ['a', 'b'] }).excerpt({ list: 'warnings', from: 1, to: 50 });
    expect(warnings).toEqual({ count: 2, items: ['b'] });
  });

  test('beyond the end is empty', () => {
    const { attributes: some } = excerptsOf({ attributes: attributes(3) }).excerpt({
      list: 'attributes',
      from: 5,
      to: 9,
    });
    expect(some).toEqual({ count: 3, items: [] });
  });

  test('of the attributes that contain a text counts those, and knows their places', () => {
    const excerpts = excerptsOf({ attributes: attributes(1000) });
    const { attributes: some } = excerpts.excerpt({ list: 'attributes', from: 1, to: 3, containing: 'VALUE 99' });
    expect(some.count).toBe(11);
    expect(some.items.map(({ index }) => index)).toEqual([990, 991]);
  });

  test('of an event’s attributes comes with that event alone', () => {
    const events = [event('late', 9, attributes(60)), event('soon', 1)];
    const { items } = excerptsOf({ events }).excerpt({ list: 'eventAttributes', item: 1, from: 20, to: 22 }).events;
    expect(items.map(({ name }) => name)).toEqual(['late']);
    expect(keys(items[0].attributes.items)).toEqual(['key.20', 'key.21']);
  });

  test('of a link’s attributes comes with that link alone', () => {
    const links = [link([]), link(attributes(60))];
    const { items } = excerptsOf({ links }).excerpt({ list: 'linkAttributes', item: 1, from: 59, to: 80 }).links;
    expect(items.map(({ attributes: own }) => keys(own.items))).toEqual([['key.59']]);
  });
});
