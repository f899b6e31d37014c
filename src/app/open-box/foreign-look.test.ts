import { describe, expect, test } from 'vitest';
import { foreignLook } from './foreign-look.ts';

const TRACE = '5b8aa5a2d2c872e8321cf37308d69df2';

function grafana(name: string, state: unknown): string {
  return `https://grafana.example.org/explore?${new URLSearchParams({ [name]: JSON.stringify(state) })}`;
}

describe('the address of another viewer', () => {
  test('of Jaeger’s says what its page finds', () =>
    expect(foreignLook(`http://jaeger:16686/trace/${TRACE}?uiFind=redis%20timeout`)).toBe('uiFind=redis+timeout'));

  test('of Grafana’s says which span is selected', () => {
    const pane = { queries: [{ query: TRACE }], panelsState: { trace: { spanId: '00000000000000c3' } } };
    expect(foreignLook(grafana('panes', { abc: pane }))).toBe('uiFind=00000000000000c3');
    expect(foreignLook(grafana('left', pane))).toBe('uiFind=00000000000000c3');
  });

  test.each([
    '',
    TRACE,
    `http://jaeger:16686/trace/${TRACE}`,
    'http://grafana/explore?panes=%7B',
    'http://grafana/explore?panes=null',
    grafana('panes', { a: { panelsState: { trace: { spanId: 7 } } } }),
    'uiFind=a',
  ])('that says nothing of it, as “%s”, is passed over', (text) => expect(foreignLook(text)).toBe(''));
});
