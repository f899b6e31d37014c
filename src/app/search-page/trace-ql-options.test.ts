import { describe, expect, test } from 'vitest';
import { findMatching } from '../../ui/find-matching.ts';
import { attributeToAsk, traceQlOptions } from './trace-ql-options.ts';
import { placeAtCaret } from './trace-ql-place.ts';

const ATTRIBUTES = [{ traceQl: 'resource.service.name' }, { traceQl: 'span.http.route' }];
const text = (value: string) => ({ text: value, isBare: false });
const bare = (value: string) => ({ text: value, isBare: true });

const VALUES = new Map([
  ['resource.service.name', ['auth', 'gateway'].map(text)],
  ['rootServiceName', ['auth', 'gateway'].map(text)],
  ['name', ['GET /cart', 'say "hi"'].map(text)],
  ['span.http.status_code', [bare('200'), bare('500')]],
  ['span.mixed', [text('200'), bare('200'), text(''), bare('true')]],
  ['span.path', [text('/a/{id}.json')]],
]);

/** Returns what is offered at the caret, where `|` stands last, and how each is written; null while it is asked for. */
function offered(marked: string): readonly (readonly [label: string, written: string])[] | null {
  const caret = marked.lastIndexOf('|');
  const place = placeAtCaret(marked.slice(0, caret) + marked.slice(caret + 1), caret);
  const options = traceQlOptions(place, ATTRIBUTES, VALUES.get(attributeToAsk(place)) ?? null);
  if (options === null) return null;
  return findMatching([...options.keys()], place.typed, 100).found.map((label) => [label, options.get(label) ?? '']);
}

describe('a query is completed with', () => {
  test.each([
    ['{ |', ''],
    ['{ status = error |', ''],
    ['{ sta|', 'status statusMessage span:status span:statusMessage event:timeSinceStart'],
    ['{ event:|', 'event:name event:timeSinceStart'],
    ['{ link:|', 'link:spanID link:traceID'],
    ['{ trace:|', 'trace:rootName trace:rootService trace:duration trace:id'],
    ['{ instrumentation:|', 'instrumentation:name instrumentation:version'],
    ['{ service|', 'rootServiceName resource.service.name trace:rootService'],
    ['{ } | by(span.http|', 'span.http.route'],
    ['{ status = |', 'error ok unset'],
    ['{ status = e|', 'error unset'],
    ['{ span:status != |', 'error ok unset'],
    ['{ kind = |', 'server client producer consumer internal unspecified'],
    ['{ kind = c|', 'client consumer producer unspecified'],
    ['{ duration > |', ''],
    ['{ nowhere = |', ''],
    ['{ resource.service.name = |', 'auth gateway'],
    ['{ resource.service.name = "ga|', 'gateway'],
    ['{ rootServiceName = ga|', 'gateway'],
    ['{ span.http.status_code >= "5|', '500'],
    ['{ } | |', 'count() avg( min( max( sum( by( select( coalesce()'],
    ['{ } | co|', 'count() coalesce()'],
    ['{ } | count() > |', ''],
  ])('%s → %s', (marked, labels) => {
    expect(
      offered(marked)
        ?.map(([label]) => label)
        .join(' '),
    ).toBe(labels);
  });

  test('values as TraceQL writes them: text in quotes, escaped, what the server has as numbers without', () => {
    expect(offered('{ name = |')).toEqual([
      ['GET /cart', '"GET /cart"'],
      ['say "hi"', '"say \\"hi\\""'],
    ]);
    expect(offered('{ span.http.status_code = |')).toEqual([
      ['200', '200'],
      ['500', '500'],
    ]);
  });

  test('text in quotes where a number reads the same, and where it is empty', () => {
    expect(offered('{ span.mixed = |')).toEqual([
      ['200', '200'],
      ['true', 'true'],
      ['"200"', '"200"'],
      ['""', '""'],
    ]);
  });

  test('patterns that match the value itself, and no numbers, which have none', () => {
    expect(offered('{ span.path =~ "/a|')).toEqual([['/a/{id}.json', '"/a/\\\\{id\\\\}\\\\.json"']]);
    expect(offered('{ span.http.status_code !~ |')).toEqual([]);
  });

  test('nothing yet while values are asked for', () => {
    expect(offered('{ span.unknown = |')).toBeNull();
  });

  test('an attribute that TraceQL names too once', () => {
    expect(offered('{ resource.service.n|')).toHaveLength(1);
  });
});

test.each([
  ['{ span.a = |', 'span.a'],
  ['{ .a = |', '.a'],
  ['{ event:name = |', 'event:name'],
  ['{ rootName = |', 'rootName'],
  ['{ span.a|', ''],
  ['{ status = |', ''],
  ['{ duration > |', ''],
  ['{ sta = |', ''],
  ['{ } | |', ''],
])('at %s values are asked for of “%s”', (marked, attribute) => {
  const caret = marked.lastIndexOf('|');
  expect(attributeToAsk(placeAtCaret(marked.slice(0, caret), caret))).toBe(attribute);
});
