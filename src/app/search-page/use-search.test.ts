import { type QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test, vi } from 'vitest';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { createQueryClient } from '../query-client.ts';
import { draftOf, readDraft } from './form-draft.ts';
import { FIRST_SEARCH, formatSearch, parseSearch } from './search-address.ts';
import { answerKey, askAnew } from './use-search.ts';

const place = { key: 'a' };
const first = { ...ANY_TRACE, service: 'first' };
const second = { ...ANY_TRACE, service: 'second' };

/** Shows searches one after another, as the page does; `asked` are those that a request was made for. */
function shown(client: QueryClient) {
  const asked: string[] = [];
  const optionsOf = (query: typeof first) => ({
    queryKey: answerKey(place, query),
    queryFn: async () => asked.push(query.service),
  });
  const observer = new QueryObserver(client, optionsOf(first));
  observer.subscribe(() => {});
  const settle = () => vi.waitFor(() => expect(observer.getCurrentResult().fetchStatus).toBe('idle'));
  const show = async (query: typeof first) => {
    observer.setOptions(optionsOf(query));
    await settle();
  };
  return { asked, show, settle };
}

describe('the answer that is kept of a search', () => {
  test('is shown by steps of the history, and asked for anew by who searches again', async () => {
    const client = createQueryClient();
    const { asked, show } = shown(client);
    await show(first);
    await show(second);
    await show(first);
    expect(asked).toEqual(['first', 'second']);
    askAnew(client, place, second);
    await show(second);
    expect(asked).toEqual(['first', 'second', 'second']);
    await show(first);
    await show(second);
    expect(asked).toEqual(['first', 'second', 'second']);
    client.clear();
  });

  test('is asked for anew at once where it is shown', async () => {
    const client = createQueryClient();
    const { asked, show, settle } = shown(client);
    await show(first);
    askAnew(client, place, first);
    await settle();
    expect(asked).toEqual(['first', 'first']);
    client.clear();
  });

  test('is the same for a search of the form and of its address', () => {
    const { query } = readDraft({ ...draftOf(FIRST_SEARCH, 'utc'), service: 'a', attributeText: 'k>5' }, 'utc');
    const { query: read } = parseSearch(formatSearch({ ...FIRST_SEARCH, query }));
    expect(answerKey(place, query)).toEqual(answerKey(place, read));
    expect(answerKey(place, query)).not.toEqual(answerKey(place, ANY_TRACE));
    expect(answerKey(place, query)).not.toEqual(answerKey({ key: 'b' }, query));
  });
});
