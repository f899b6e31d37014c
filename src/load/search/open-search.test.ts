import { afterEach, describe, expect, test, vi } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { LoadError } from '../load-problem.ts';
import type { DocumentSource } from './document-contents.ts';
import { takeDocumentWorker } from './document-workers.ts';
import { openSearch } from './open-search.ts';
import { type AnswerMessage, standInForWorkers } from './stand-in-workers-for-tests.ts';

afterEach(() => vi.unstubAllGlobals());

const DOCUMENT: DocumentSource = { type: 'text', text: '{}' };
const { problem } = new LoadError({ kind: 'no_spans', sentence: 'There are no spans in it.' });

const failing: AnswerMessage = ({ id, name }) => (name === 'search' ? { type: 'problem', id, problem } : undefined);

const open = () =>
  openSearch(DOCUMENT, ANY_TRACE, { signal: new AbortController().signal, onProgress: () => {} }).catch(
    (error: unknown) => error,
  );

describe('a search that failed', () => {
  test('is let go of where others use its worker', async () => {
    const [workers, other] = [standInForWorkers(failing), takeDocumentWorker(DOCUMENT)];
    expect(await open()).toMatchObject({ problem });
    expect(workers.map(({ messages }) => messages.map(({ name }) => name))).toEqual([['search', 'stop']]);
    expect(workers[0].isEnded).toBe(false);
    other.release(true);
  });

  test('ends a worker that nobody else uses', async () => {
    const workers = standInForWorkers(failing);
    await open();
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true]);
  });
});
