import { describe, expect, test } from 'vitest';
import { foreignLook } from './foreign-look.ts';

const TRACE = '5b8aa5a2d2c872e8321cf37308d69df2';

describe('the address of another viewer', () => {
  test('of Jaeger’s says what its page finds', () =>
    expect(foreignLook(`http://jaeger:16686/trace/${TRACE}?uiFind=redis%20timeout`, undefined)).toBe(
      'uiFind=redis+timeout',
    ));

  test('of Grafana’s says when it was', () => {
    const time = { type: 'between', from: 1_784_000_000_000, to: 1_784_003_600_000 } as const;
    expect(new URLSearchParams(foreignLook('http://grafana/explore', time)).get('from')).toBe('2026-07-14T03:33:20Z');
  });

  test.each(['', TRACE, `http://jaeger:16686/trace/${TRACE}`, 'http://grafana/explore?panes=%7B', 'uiFind=a'])(
    'that says nothing of it, as “%s”, is passed over',
    (text) => expect(foreignLook(text, undefined)).toBe(''),
  );
});
