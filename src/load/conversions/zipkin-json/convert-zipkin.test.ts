import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { type ReadDocument, readDocument } from '../../read-for-tests.ts';
import { convertZipkin } from './convert-zipkin.ts';

const SERVICE = fc.constantFrom('web', 'stock', undefined);
const KIND = fc.constantFrom('CLIENT', 'SERVER', 'PRODUCER', 'CONSUMER', undefined);
const ID = fc.constantFrom('1', '2', '3', 'A', 'a');
const ADDRESS = fc.constantFrom('10.0.0.1', '10.0.0.2', undefined);

const SPAN = fc.record({
  traceId: fc.constantFrom('48485a3953bb6124', '463ac35c9f6413ad48485a3953bb6124', 'ff'),
  id: ID,
  parentId: fc.option(ID, { nil: undefined }),
  name: fc.constantFrom('get', 'post', undefined),
  kind: KIND,
  shared: fc.option(fc.boolean(), { nil: undefined }),
  timestamp: fc.option(fc.integer({ min: 1_784_000_000_000_000, max: 1_784_000_000_000_009 }), { nil: undefined }),
  duration: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  localEndpoint: fc.record({ serviceName: SERVICE, ipv4: ADDRESS }),
  tags: fc.option(fc.dictionary(fc.constantFrom('error', 'a', '__proto__'), fc.string()), { nil: undefined }),
});

const NOTE = fc.record({
  timestamp: fc.integer({ min: 1_784_000_000_000_000, max: 1_784_000_000_000_009 }),
  value: fc.constantFrom('cs', 'cr', 'sr', 'ss', 'ms', 'mr', 'retry'),
  endpoint: fc.record({ serviceName: SERVICE, ipv4: ADDRESS }),
});

const OLD_SPAN = fc.record({
  traceId: fc.constantFrom('1', '2'),
  id: ID,
  parentId: fc.option(ID, { nil: undefined }),
  name: fc.constantFrom('get', 'post'),
  annotations: fc.array(NOTE, { maxLength: 6 }),
  binaryAnnotations: fc.array(fc.record({ key: fc.constantFrom('sa', 'ca', 'a'), value: fc.constantFrom(true, 'x') })),
});

const RECORDS = fc.array(SPAN, { minLength: 1, maxLength: 12 });

function mergedIn({ inputDefects }: ReadDocument): number {
  return inputDefects.find(({ type }) => type === 'merged_span')?.count ?? 0;
}

function rowsAndCopies({ tables }: ReadDocument): number {
  return tables.reduce((sum, { length, defects }) => {
    return sum + length + (defects.find(({ type }) => type === 'duplicate_span')?.count ?? 0);
  }, 0);
}

/** The spans that records come to, as texts, in an order of their own. */
function spansOf(records: readonly object[]): string[] {
  const bytes = new TextEncoder().encode(JSON.stringify(records));
  const shape = { isJson: true, paths: new Set<string>(), texts: new Set<string>(), start: '' };
  const spans = convertZipkin({ bytes, shape, origin: 'test', isCut: false, report: () => {} });
  return Array.from(spans, (span) =>
    JSON.stringify(span, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
  ).sort();
}

describe('records of Zipkin', () => {
  test('are each a row, a copy of one, or told to be a part of one', async () => {
    await fc.assert(
      fc.asyncProperty(RECORDS, async (records) => {
        const document = await readDocument(JSON.stringify([records]));
        expect(document.inputDefects.filter(({ type }) => type !== 'merged_span')).toEqual([]);
        expect(rowsAndCopies(document) + mergedIn(document)).toBe(records.length);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('come to the same in any order', () => {
    fc.assert(
      fc.property(RECORDS, fc.infiniteStream(fc.nat()), (records, random) => {
        const shuffled = records.map((record) => ({ record, at: random.next().value })).sort((a, b) => a.at - b.at);
        expect(spansOf(shuffled.map(({ record }) => record))).toEqual(spansOf(records));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('of version 1 are each a row for everybody who wrote into them, or told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(OLD_SPAN, { minLength: 1, maxLength: 8 }), async (records) => {
        const document = await readDocument(JSON.stringify(records));
        expect(document.inputDefects.filter(({ type }) => type !== 'merged_span')).toEqual([]);
        expect(rowsAndCopies(document) + mergedIn(document)).toBeGreaterThanOrEqual(records.length);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
