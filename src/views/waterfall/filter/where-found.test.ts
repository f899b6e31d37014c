import { expect, test } from 'vitest';
import { DetailsExcerpts } from '../../../analysis/span-details/details-excerpts.ts';
import { detailsOf } from '../../../testing/details-of-spans.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import type { SpanDetails } from '../../../trace/span-details.ts';
import type { DetailsReader } from '../../../trace/trace-handle.ts';
import { hiddenWord, whereFound } from './where-found.ts';

const SPAN = { id: '00f067aa0ba902b7', parent: null, service: 'db', name: 'SELECT items', start: 0, end: 1 };
const TRACE = traceFromSpans([SPAN]);

const DETAILS: SpanDetails = {
  ...detailsOf(SPAN),
  status: { code: 2, message: 'no price for item 7' },
  attributes: [
    { key: 'query', value: { type: 'string', value: 'none of it' } },
    { key: 'db.query.text', value: { type: 'string', value: 'SELECT a FROM items WHERE Query = 1' } },
  ],
  events: [
    {
      timeUnixNano: 0n,
      name: 'first row',
      attributes: [{ key: 'note', value: { type: 'string', value: 'warm' } }],
      droppedAttributesCount: 0,
    },
  ],
};

const read: DetailsReader = async (_, range) => ({
  ...new DetailsExcerpts(DETAILS).excerpt(range ?? null),
  document: { format: 'OTLP JSON', isRewritten: false },
});

test('only a word that the row does not show is looked for in its details', () => {
  expect(hiddenWord(TRACE, 0, ['select', 'DB'])).toBeNull();
  expect(hiddenWord(TRACE, 0, ['select', 'where'])).toBe('where');
});

test.each([
  ['AA0BA902', 'span id', 'aa0ba902'],
  ['query', 'db.query.text', 'Query'],
  ['item 7', 'status message', 'item 7'],
  ['FIRST', 'event', 'first'],
  ['warm', 'event first row, note', 'warm'],
  ['db', 'resource service.name', 'db'],
])('%j stands in %s', async (word, place, standing) => {
  const found = await whereFound(TRACE, 0, word, read);
  expect(found?.place).toBe(place);
  expect(found?.text.slice(found.stretch.from, found.stretch.to)).toBe(standing);
});

test('what cannot be told is not told', async () => expect(await whereFound(TRACE, 0, 'kafka', read)).toBeNull());
