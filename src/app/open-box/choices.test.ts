import { describe, expect, test } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { choicesFor, nextChoice } from './choices.ts';

const jaeger = { name: 'jaeger', url: 'http://h/jaeger/' };
const tempo = { name: 'tempo', url: 'http://h/tempo/' };
const id = { traceId: '00000000000000a1', spanId: null, from: 0, to: 2 };
const one = { kind: 'ids', ids: [id], what: 'Trace id' } as const;
const two = { kind: 'ids', ids: [id, { ...id, traceId: '00000000000000b2' }], what: '2 trace ids' } as const;
const examples = [{ name: 'slow', traceId: '000000000000000000000000000000A1' }];
const nowhere = { backends: [], current: null, isChosen: false, examples: [] };
const fromTwo = { backends: [jaeger, tempo], current: tempo, isChosen: true, examples: [] };

describe('the choices of the box', () => {
  test('begin with the current backend', () =>
    expect(choicesFor(one, fromTwo).map(({ backend }) => backend)).toEqual(['tempo', 'jaeger']));
  test('begin with those of the kind that the text names, or called so', () => {
    const source = 'tempo';
    const known = [{ ...jaeger, kind: 'jaeger' }, tempo, { name: 'traces', url: 'http://h/t/', kind: 'tempo' }];
    const choices = choicesFor(
      { ...one, source },
      { backends: known, current: known[0], isChosen: true, examples: [] },
    );
    expect(choices.map(({ backend }) => backend)).toEqual(['tempo', 'traces', 'jaeger']);
  });
  test('begin with all at once where several are there and none is chosen', () => {
    const unchosen = { ...fromTwo, isChosen: false };
    expect(choicesFor(one, unchosen).map(({ backend }) => backend)).toEqual(['', 'tempo', 'jaeger']);
    expect(choicesFor({ ...one, source: 'jaeger' }, unchosen).map(({ backend }) => backend)).toEqual([
      'jaeger',
      '',
      'tempo',
    ]);
    expect(choicesFor(one, { ...unchosen, backends: [tempo] }).map(({ backend }) => backend)).toEqual(['tempo']);
  });
  test('are none without a backend', () => expect(choicesFor(one, nowhere)).toEqual([]));
  test('are the example of that id, without a backend', () =>
    expect(choicesFor(one, { ...nowhere, examples })).toEqual([{ backend: '', example: 'slow', file: '' }]));
  test('end with the example of that id', () =>
    expect(choicesFor(one, { ...fromTwo, examples }).map(({ example }) => example)).toEqual(['', '', 'slow']));
  test('are no example for several ids', () => expect(choicesFor(two, { ...nowhere, examples })).toEqual([]));
  test('of a search in TraceQL are none that cannot know it, where there is another', () => {
    const search = { kind: 'search', query: { ...ANY_TRACE, traceQl: '{ }' }, what: '' } as const;
    const known = { kind: 'jaeger', ...jaeger };
    expect(choicesFor(search, { ...fromTwo, backends: [known, tempo], current: known, examples })).toEqual([
      { backend: 'tempo', example: '', file: '' },
    ]);
    expect(choicesFor(search, { ...fromTwo, backends: [known], current: known })).toHaveLength(1);
    const other = { ...tempo, kind: 'of another kind' };
    expect(choicesFor(search, { ...fromTwo, backends: [other, jaeger], current: other })).toEqual([
      { backend: 'jaeger', example: '', file: '' },
    ]);
  });
  test('are none for a document', () =>
    expect(choicesFor({ kind: 'document', what: 'JSON document' }, { ...fromTwo, examples })).toEqual([]));
  test('go round', () =>
    expect([nextChoice(1, 'ArrowDown', 2), nextChoice(0, 'ArrowUp', 2), nextChoice(0, 'ArrowDown', 2)]).toEqual([
      0, 1, 1,
    ]));
});
