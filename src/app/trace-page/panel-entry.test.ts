import { describe, expect, test } from 'vitest';
import { NO_SOURCE, type TraceState } from '../url-state.ts';
import { readPanelEntry } from './panel-entry.ts';

const TRACE: TraceState = { page: 'trace', traceId: '1', span: '', ...NO_SOURCE };

describe('readPanelEntry', () => {
  test('a link that names a span comes with the panel open', () => {
    expect(readPanelEntry(null, { ...TRACE, span: '00000000000000c3' })).toBe('linked');
  });

  test('so does one that names a finding', () => {
    expect(readPanelEntry(null, { ...TRACE, finding: 'fat-leaf:00000000000000c3' })).toBe('linked');
  });

  test('a link that names none comes with it closed', () => {
    expect(readPanelEntry(null, TRACE)).toBe('closed');
  });

  test('a link that asks for no panel comes with it closed, whatever it names', () => {
    expect(readPanelEntry(null, { ...TRACE, span: '00000000000000c3', look: 'v=2&panel=closed' })).toBe('closed');
  });

  test('a link that asks for a view of it comes with it open', () => {
    expect(readPanelEntry(null, { ...TRACE, look: 'v=2&panel=compare' })).toBe('linked');
  });

  test('a list comes with it closed', () => {
    expect(readPanelEntry(null, { page: 'traces', traceIds: [], ...NO_SOURCE })).toBe('closed');
  });

  test('what the entry says counts more than its address', () => {
    expect(readPanelEntry('closed', { ...TRACE, span: '00000000000000c3' })).toBe('closed');
  });

  test('a state that is not ours says nothing', () => {
    expect(readPanelEntry({ panel: 'opened' }, TRACE)).toBe('closed');
  });
});
