import { describe, expect, test } from 'vitest';
import { spanAt } from '../../trace/span-at.ts';
import { readDocument } from '../read-for-tests.ts';

const ROOT = {
  traceID: '4376effce3c2d72d',
  spanID: '71582afe25d7dec2',
  flags: 1,
  operationName: 'HTTP GET /customer',
  references: [],
  startTime: 1674578014920566,
  startTimeMillis: 1674578014920,
  duration: 389644,
  tags: [],
  tag: { 'http@status_code': 503, 'span@kind': 'server', error: true, '@jaeger@warnings': '["late"]' },
  logs: [],
  process: { serviceName: 'customer', tags: [], tag: { 'jaeger@version': 'Go-2.30.0' } },
};
const CHILD = {
  ...ROOT,
  spanID: '1c002193f018a462',
  operationName: 'SQL',
  references: [{ refType: 'CHILD_OF', traceID: ROOT.traceID, spanID: ROOT.spanID }],
  tag: { 'span@kind': 'client' },
  process: { serviceName: 'mysql' },
};

const lines = (...documents: readonly object[]) => documents.map((each) => `${JSON.stringify(each)}\n`).join('');
const hit = (source: object) => ({ _index: 'jaeger-span-2023-01-24', _id: 'a', _source: source });

describe('dumps of Jaeger’s storage', () => {
  test.each<[string, string]>([
    ['as bare lines', lines(ROOT, CHILD)],
    ['with the action lines of a bulk request', lines({ index: {} }, ROOT, { create: { _id: 'b' } }, CHILD)],
    ['as documents of a dump', lines(hit(ROOT), hit(CHILD))],
    [
      'as the answer to a search',
      JSON.stringify({ took: 5, hits: { total: { value: 2 }, hits: [hit(ROOT), hit(CHILD)] } }),
    ],
    ['as one list', JSON.stringify([ROOT, CHILD])],
  ])('are read %s', async (_, document) => {
    const { tables, inputDefects } = await readDocument(document);
    expect(inputDefects).toEqual([]);
    const spans = Array.from({ length: tables[0].length }, (_row, row) => {
      const { service, name, kind, status, parent } = spanAt(tables[0], row);
      return `${service} › ${name} ${kind} ${status} ${parent}`;
    });
    expect(spans).toEqual(['customer › HTTP GET /customer server error -1', 'mysql › SQL client unset 0']);
  });

  test('give names their dots back', async () => {
    const document = await readDocument(lines(ROOT, CHILD));
    const [details] = await document.detailsOf(document.tables[0]);
    expect(details.attributes).toEqual([{ key: 'http.status_code', value: { type: 'int', value: 503n } }]);
    expect(details.warnings).toEqual(['late']);
    expect(details.resource.attributes.map(({ key }) => key)).toEqual(['service.name', 'jaeger.version']);
  });

  test('lose no more than the line that is broken', async () => {
    const broken = JSON.stringify(ROOT).replace('"spanID":', '"spanID"');
    const { tables, inputDefects } = await readDocument(`${lines(ROOT)}${broken}\n${lines(CHILD)}`);
    expect(tables[0].length).toBe(2);
    expect(inputDefects.map(({ type }) => type)).toEqual(['unreadable_span']);
  });
});
