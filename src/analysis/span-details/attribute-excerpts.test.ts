import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import { AttributeExcerpts } from './attribute-excerpts.ts';

const text = (key: string, value = 'x'): Attribute => ({ key, value: { type: 'string', value } });
const int = (key: string, value: number): Attribute => ({ key, value: { type: 'int', value: BigInt(value) } });
const all = (attributes: readonly Attribute[], kind: SpanKind = SpanKind.Client) =>
  new AttributeExcerpts(attributes, kind, 'span').excerpt(0, attributes.length).items;

const MIXED = [text('thread.name'), text('order.id'), text('http.method'), text('db.system'), text('http.status_code')];

describe('grouped attributes', () => {
  test('stand by what they are about, in the order that matters to the kind', () => {
    const keys = (kind: SpanKind) => all(MIXED, kind).map(({ key }) => key);
    expect(keys(SpanKind.Client)).toEqual(['db.system', 'http.method', 'http.status_code', 'thread.name', 'order.id']);
    expect(keys(SpanKind.Server)).toEqual(['http.method', 'http.status_code', 'db.system', 'thread.name', 'order.id']);
  });

  test('have a heading where a group begins, which counts the group', () => {
    expect(all(MIXED).map(({ heading }) => heading)).toEqual([
      { title: 'Database', count: 1 },
      { title: 'HTTP', count: 2 },
      null,
      { title: 'Code and thread', count: 1 },
      { title: 'Other', count: 1 },
    ]);
  });

  test('keep their heading when they are read from the middle', () => {
    const { items } = new AttributeExcerpts(MIXED, SpanKind.Client, 'span').excerpt(2, 4);
    expect(items.map(({ heading }) => heading?.title ?? null)).toEqual([null, 'Code and thread']);
  });

  test('have none where they are few, or all the program’s own', () => {
    expect(all(MIXED.slice(0, 3)).some(({ heading }) => heading !== null)).toBe(false);
    expect(all(['a', 'b', 'c', 'd', 'e'].map((key) => text(key))).some(({ heading }) => heading !== null)).toBe(false);
  });

  test('are grouped likewise when filtered', () => {
    const { items, count } = new AttributeExcerpts(MIXED, SpanKind.Client, 'span').excerpt(0, 9, 'D');
    expect(count).toBe(5);
    expect(items[0]?.key).toBe('db.system');
  });

  test('are found by today’s name too', () => {
    const { items } = new AttributeExcerpts(MIXED, SpanKind.Client, 'span').excerpt(0, 9, 'request.method');
    expect(items.map(({ key }) => key)).toEqual(['http.method']);
  });

  test('are each there once, whatever their keys', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('http.a', 'db.b', 'c'))), (keys) => {
        const items = all(keys.map((key) => text(key)));
        expect(items.map(({ index }) => index).sort((a, b) => a - b)).toEqual(keys.map((_, i) => i));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('an attribute', () => {
  test('tells today’s name of an older one', () => {
    expect(all([text('http.method'), text('http.route')]).map((item) => item.presentName)).toEqual([
      'http.request.method',
      '',
    ]);
  });

  test('tells what its value means', () => {
    expect(all([int('http.status_code', 503)])[0]?.meaning).toBe('Service Unavailable');
  });

  test('is explained by what stands beside it', () => {
    const codes = (system: string) => all([text('db.response.status_code', '1205'), text('db.system', system)]);
    expect(codes('mysql')[0]?.meaning).toContain('lock wait timeout');
    expect(codes('mssql')[0]?.meaning).toContain('deadlock');
    expect(codes('redis')[0]?.meaning).toBe('');
  });

  test('that is a moment says which', () => {
    expect(all([int('messaging.servicebus.message.enqueued_time', 1_795_176_000)])[0]?.moment).toBe(
      1_795_176_000_000_000_000n,
    );
  });
});
