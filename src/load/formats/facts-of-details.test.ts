import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { attributeText } from '../../trace/attribute-text.ts';
import { FACT_NUMBER_OF_KEY, FACTS } from '../../trace/fact-numbers.ts';
import { spanKey } from '../../trace/span.ts';
import type { Attribute, SpanDetails, SpanEvent } from '../../trace/span-details.ts';
import type { Fact } from '../../trace/span-facts.ts';
import { readDocument, sharedFolder } from '../read-for-tests.ts';
import { testFile, textOf } from './documents-for-tests.ts';
import { type Facts, told } from './written-facts-for-tests.ts';

/** Returns what the details say, which another reader reads. */
function factsOfDetails({ attributes, events, status }: SpanDetails): Facts {
  const facts: Partial<Record<Fact, string[]>> = {};
  const note = (fact: Fact, text: string) => {
    if (text === '') return;
    facts[fact] = [...(facts[fact] ?? []), text];
  };
  for (const { key, value } of attributes) {
    const fact = FACTS[FACT_NUMBER_OF_KEY[key] ?? -1];
    if (fact !== undefined) note(fact, attributeText(value));
  }
  note('statusMessage', status.message);
  for (const { name } of events) note('eventName', name);
  const last = (key: string) =>
    events
      .toSorted((a, b) => timeOf(a) - timeOf(b))
      .map((event) => lastText(event.attributes, key))
      .findLast((text) => text !== '') ?? '';
  note('exceptionMessage', last('exception.message'));
  note('exceptionType', last('exception.type'));
  return facts;
}

/** Far enough apart to tell the events of one span. */
function timeOf({ timeUnixNano }: SpanEvent): number {
  return timeUnixNano === null ? Number.NEGATIVE_INFINITY : Number(timeUnixNano % 1_000_000_000_000n);
}

function lastText(attributes: readonly Attribute[], key: string): string {
  const attribute = attributes.findLast((each) => each.key === key);
  return attribute === undefined ? '' : attributeText(attribute.value);
}

/** Numbers are noted as written, and shown in one form. */
function inOneForm(facts: Facts): Facts {
  const form = (text: string) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : String(Number(text)));
  return Object.fromEntries(Object.entries(facts).map(([fact, texts]) => [fact, texts.map(form)]));
}

/** Jaeger's details show such texts as the arrays and maps that they stand for. */
function mayStandForMore(facts: Facts): boolean {
  return Object.values(facts).some((texts) => texts.some((text) => /^[[{]/.test(text)));
}

test('facts are those that the details show, in whatever pieces the bytes arrive', async () => {
  const part = fc.nat({ max: 999 }).map((thousandths) => thousandths / 1000);
  await fc.assert(
    fc.asyncProperty(testFile, fc.array(part, { maxLength: 10 }), async (file, parts) => {
      const bytes = new TextEncoder().encode(textOf(file));
      const cuts = parts.map((each) => Math.floor(each * bytes.length)).sort((a, b) => a - b);
      const document = await readDocument(bytes, cuts);
      for (const table of document.tables) {
        const facts = await document.factsOf(table);
        const details = await document.detailsOf(table);
        for (let row = 0; row < table.length; row++) {
          const expected = factsOfDetails(details[row]);
          if (!mayStandForMore(expected)) expect(inOneForm(told(facts, row))).toEqual(inOneForm(expected));
        }
      }
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

describe('recorded answers', () => {
  const folder = sharedFolder('traces/recorded');
  const names =
    folder === null ? [] : [...readFileSync(join(folder, 'INDEX.md'), 'utf8').matchAll(/^\| `([\w-]+)` \|.*›/gm)];
  const files = (name: string) => [
    `jaeger-2.13-legacy/trace-${name}.json`,
    `jaeger-2.13-v3/trace-${name}.json`,
    `tempo-3/trace-v2-${name}.json`,
    `tempo-3/trace-v1-${name}.json`,
  ];

  test.skipIf(folder === null)('tell of nine traces', () => expect(names).toHaveLength(9));

  test.each(names.map(([, name]) => name))('%s has the same facts from each server', async (name) => {
    const [first, ...others] = await Promise.all(files(name).map((file) => factsByKey(join(folder ?? '', file))));
    expect(first.size).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
  });

  async function factsByKey(file: string): Promise<Map<string, object>> {
    const document = await readDocument(readFileSync(file, 'utf8'));
    const [table] = document.tables;
    const facts = await document.factsOf(table);
    const rows = Array.from({ length: table.length }, (_, row): [string, object] => [
      spanKey(table, row),
      // Not all servers keep the order of events.
      { ...told(facts, row), eventName: facts.all(row, 'eventName').toSorted(), process: facts.process(row) },
    ]);
    return new Map(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
});
