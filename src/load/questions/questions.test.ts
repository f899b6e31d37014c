import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resourceTexts, spanTexts, textSays } from '../../analysis/span-details/span-texts.ts';
import { folded } from '../../lib/folded-text.ts';
import { attributeText as textIn } from '../../trace/attribute-column.ts';
import { attributeLine } from '../../trace/attribute-text.ts';
import type { Attribute, SpanDetails } from '../../trace/span-details.ts';
import type { SoughtText } from '../../trace/text-hits.ts';
import { collectHits } from '../collect-hits.ts';
import { testFile, textOf } from '../formats/documents-for-tests.ts';
import { TraceReading } from '../trace-reading.ts';
import { findText } from './find-text.ts';
import { oddDocument, WORDS } from './odd-documents-for-tests.ts';
import { readAttribute } from './read-attribute.ts';
import { readAttributeKeys } from './read-attribute-keys.ts';
import { readEventNames } from './read-event-names.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { soughtOf } from './sought.ts';
import { STEP, textIndexOf } from './text-index.ts';

const runs = { numRuns: 150 };

/** Returns the traces of a document, and what each of their spans says, read one by one. */
async function read(text: string): Promise<{ trace: ReceivedTrace; details: SpanDetails[] }[]> {
  const reading = new TraceReading();
  reading.beginDocument('test');
  reading.push(new TextEncoder().encode(text));
  await reading.endDocument();
  const traces = reading.finish().map((_, traceNumber) => reading.trace(traceNumber));
  return Promise.all(
    traces.map(async ({ table, traceNumber }) => ({
      trace: await reading.receivedTrace(traceNumber),
      details: await reading.details(traceNumber, 0, table.length),
    })),
  );
}

const document = fc.oneof(
  testFile.map((file) => textOf(file)),
  oddDocument.map(({ json }) => json),
  oddDocument.map(({ json }) => json),
);

function ownOrResource({ attributes, resource }: SpanDetails, key: string): string | null {
  const isWanted = (attribute: Attribute) => attribute.key === key;
  const found = attributes.findLast(isWanted) ?? resource.attributes.findLast(isWanted);
  return found === undefined ? null : attributeLine(found.value);
}

function keysOf(details: readonly SpanDetails[]): Set<string> {
  return new Set(
    details.flatMap(({ attributes, resource }) => [...attributes, ...resource.attributes].map(({ key }) => key)),
  );
}

function textsOf(span: SpanDetails): string[] {
  return [...spanTexts(span), ...resourceTexts(span.resource)];
}

async function found(trace: ReceivedTrace, text: SoughtText): Promise<number[]> {
  let spans: Iterable<number> = [];
  const sought = await soughtOf(text);
  await collectHits(
    async (from) => findText(trace, sought, from),
    trace.received.length,
    (hits) => {
      spans = hits.spans;
    },
    new AbortController().signal,
  );
  return [...spans];
}

/** Has a search go through the first rows, as many at a time as it does. */
function search(trace: ReceivedTrace, rowCount: number): void {
  const index = textIndexOf(trace);
  while (index.stepCount * STEP < rowCount) index.grow();
}

describe('questions about all spans', () => {
  test('an attribute is of each span what its details say, whether or not the trace was searched before', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.boolean(), async (text, isSearched) => {
        for (const { trace, details } of await read(text)) {
          if (isSearched) search(trace, details.length);
          for (const key of [...keysOf(details), 'no such key']) {
            const column = readAttribute(trace, key);
            expect(details.map((_, row) => textIn(column, row))).toEqual(
              details.map((each) => ownOrResource(each, key)),
            );
            expect(new Set(column.texts).size).toBe(column.texts.length);
          }
        }
      }),
      runs,
    );
  });

  test('a text is found in exactly those spans whose details say it, whatever was searched before', async () => {
    const wanted = fc.shuffledSubarray([
      ...WORDS,
      'A',
      '1',
      'E',
      'κ',
      'ss',
      'k',
      'lein',
      '字',
      '"',
      'service',
      'nan',
      '007',
    ]);
    await fc.assert(
      fc.asyncProperty(document, wanted, async (text, searches) => {
        for (const { trace, details } of await read(text)) {
          for (const each of searches) {
            const part = folded(each);
            const says = (span: SpanDetails) => textsOf(span).some((own) => textSays(own, part));
            const rows = details.flatMap((span, row) => (part !== '' && says(span) ? [row] : []));
            expect(await found(trace, each)).toEqual(rows);
          }
        }
      }),
      runs,
    );
  });

  test('a regular expression is found in the texts in which a word is', async () => {
    const patterns = fc.constantFrom('^[a-z]+$', '\\d{3}', 'e.{0,2}r', '[.][a-z]', '^.$', 'É|ß');
    await fc.assert(
      fc.asyncProperty(document, patterns, async (text, pattern) => {
        const expression = new RegExp(pattern, 'u');
        for (const { trace, details } of await read(text)) {
          const rows = details.flatMap((span, row) => (textsOf(span).some((own) => expression.test(own)) ? [row] : []));
          expect(await found(trace, { pattern })).toEqual(rows);
        }
      }),
      runs,
    );
  });

  test('events are found by the names that details show', async () => {
    await fc.assert(
      fc.asyncProperty(
        testFile.map((file) => textOf(file)),
        async (text) => {
          for (const { trace, details } of await read(text)) {
            const { texts, spans, from } = readEventNames(trace);
            expect(new Set(texts).size).toBe(texts.length);
            const told = texts.map((name, i) => [name, [...spans.subarray(from[i], from[i + 1])]]);
            const shown = texts.map((name) => [
              name,
              details.flatMap(({ events }, row) => (events.some((event) => event.name === name) ? [row] : [])),
            ]);
            expect(told).toEqual(shown);
            const names = details.flatMap(({ events }) => events.map(({ name }) => name));
            expect(new Set(texts)).toEqual(new Set(names.filter((name) => name !== '')));
          }
        },
      ),
      runs,
    );
  });

  test('the keys are those that details show', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (text) => {
        for (const { trace, details } of await read(text)) {
          const keys = readAttributeKeys(trace);
          expect(new Set(keys.map(({ key }) => key))).toEqual(keysOf(details));
          for (const { key, share, isOfResource } of keys) {
            const having = details.filter((each) => ownOrResource(each, key) !== null);
            expect(share).toBeCloseTo(having.length / details.length);
            expect(isOfResource).toBe(!details.some(({ attributes }) => attributes.some((own) => own.key === key)));
          }
        }
      }),
      runs,
    );
  });
});

describe('in Jaeger JSON', () => {
  const span = {
    traceID: 'ab',
    spanID: '1',
    operationName: 'pay',
    startTime: 1784000000000000,
    duration: 5,
    tags: [{ key: 'cart', type: 'string', value: '{"items":["Tea"]}' }],
    logs: [{ timestamp: 1784000000000001, fields: [{ key: 'event', type: 'string', value: 'error' }] }],
  };
  const text = JSON.stringify({ data: [{ spans: [span], processes: {} }] });

  test('an error that was logged is found by the word that is shown for it', async () => {
    const [{ trace }] = await read(text);
    expect(await found(trace, 'Exception')).toEqual([0]);
    expect(await found(trace, 'error')).toEqual([]);
  });

  test('a text that holds JSON is found by what is in it, and as it was written', async () => {
    const [{ trace }] = await read(text);
    expect(await found(trace, 'tea')).toEqual([0]);
    expect(await found(trace, '["tea')).toEqual([0]);
    expect(await found(trace, '{"tea')).toEqual([]);
  });
});

test('an attribute of a resource counts where the span has none of its own', async () => {
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const spanWith = (...attributes: object[]) => ({ name: 'a', startTimeUnixNano: '1784000000000000000', attributes });
  const spans = [
    spanWith(),
    spanWith(attribute('zone', 'b')),
    spanWith(attribute('zone', 'c'), attribute('zone', 'a')),
  ];
  const resource = { attributes: [attribute('zone', 'a')] };
  const [{ trace }] = await read(JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }));
  const column = readAttribute(trace, 'zone');
  expect([0, 1, 2].map((row) => textIn(column, row)).sort()).toEqual(['a', 'a', 'b']);
  expect(readAttributeKeys(trace)).toEqual([{ key: 'zone', share: 1, isOfResource: false }]);
});

test('of few rows that were received far from one another an attribute is what it is of all', async () => {
  const spans = Array.from({ length: 40 }, (_, number) => ({
    name: 'a',
    startTimeUnixNano: `17840000000000000${10 + ((number * 17) % 40)}`,
    attributes: [{ key: 'number', value: { stringValue: `${number}` } }],
  }));
  const [{ trace }] = await read(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }));
  const all = readAttribute(trace, 'number');
  const few = readAttribute(trace, 'number', 3);
  expect([0, 1, 2].map((row) => textIn(few, row))).toEqual(['0', '33', '26']);
  expect(all.texts.slice(0, 3)).toEqual(few.texts);
});

test('an attribute is the same before, while and after a search goes through the trace', async () => {
  const spans = Array.from({ length: 3 * STEP }, (_, number) => ({
    name: 'a',
    startTimeUnixNano: `1784000000000000${100 + number}`,
    attributes: [
      { key: 'other', value: { stringValue: 'x' } },
      ...(number % 3 === 0 ? [] : [{ key: 'number', value: { stringValue: `${number % 7}` } }]),
    ],
  }));
  const resource = { attributes: [{ key: 'number', value: { stringValue: 'of the resource' } }] };
  const [{ trace }] = await read(JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] }));
  const before = readAttribute(trace, 'number');
  search(trace, STEP);
  expect(readAttribute(trace, 'number')).toEqual(before);
  search(trace, spans.length);
  expect(readAttribute(trace, 'number')).toEqual(before);
});

test('half a character, which only JSON can write, is what the details show after a search too', async () => {
  const attributes = [{ key: 'cut', value: { stringValue: 'abc\ud83d' } }];
  const spans = [{ name: 'a', startTimeUnixNano: '1784000000000000000', attributes }];
  const [{ trace, details }] = await read(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }));
  search(trace, 1);
  expect(textIn(readAttribute(trace, 'cut'), 0)).toBe(ownOrResource(details[0], 'cut'));
});
