import { afterEach, expect, test, vi } from 'vitest';
import { formatUrl, NO_SOURCE, type TraceState } from '../url-state.ts';
import type { Navigate } from '../use-address.ts';
import { openOver } from './panel-over.ts';
import { UNWRITTEN } from './take-step.ts';

afterEach(() => vi.unstubAllGlobals());

const TRACE: TraceState = { page: 'trace', traceId: 'a1', span: '', ...NO_SOURCE };

test('what was selected a moment before the panel opens is a step of its own, which going back takes back', () => {
  const entries = ['/trace/a1'];
  const goTo = (path: string) => {
    const { pathname, search } = new URL(path, 'http://h/');
    vi.stubGlobal('location', { pathname, search });
  };
  const navigate: Navigate = (to, options) => {
    const path = formatUrl(to);
    if (options?.replace) entries.pop();
    entries.push(path);
    goTo(path);
  };
  vi.stubGlobal('document', { baseURI: 'http://h/' });
  goTo('/trace/a1');
  const select = () => {
    UNWRITTEN.delete(select);
    navigate({ ...TRACE, span: 'b2' });
  };
  UNWRITTEN.add(select);
  vi.stubGlobal('history', { state: 'closed' });
  openOver({ address: TRACE, navigate }, 'b2');
  expect(entries).toEqual(['/trace/a1', '/trace/a1?span=b2', '/trace/a1?span=b2']);
});
