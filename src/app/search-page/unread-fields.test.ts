import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SPAN_KIND_NAMES, SpanKind } from '../../trace/span-kind.ts';
import { unreadFields } from './unread-fields.ts';

describe('what is not understood of an address', () => {
  test('each mangled field is told as it stands', () => {
    const mangled = [
      'min=abc',
      'last=99x',
      'limit=-4',
      'attr===',
      'kind=zzz',
      'of=foo',
      'sort=constructor',
      'brush=1_2',
    ];
    expect(unreadFields(`?backend=jaeger&service=gateway&${mangled.join('&')}`)).toEqual(mangled);
  });

  test.each([
    'backend=jaeger&service=a&operation=b&min=1s&max=2s&of=span&errors=1&kind=client&attr=a&attr=b%3D1&health=hide',
    'from=2026-11-21T00:00:00Z&to=2026-11-21T00:01:00Z&limit=100&sort=-start&scale=linear&colour=service',
    'file=a.json&traceql=%7B%7D&last=1h&brush=1_2_1ms_2ms',
    'in=examples&service=&min=',
  ])('all is in %s', (address) => {
    expect(unreadFields(address)).toEqual([]);
  });

  test.each(Object.values(SpanKind))('kind %d is understood', (kind) => {
    expect(unreadFields(`kind=${SPAN_KIND_NAMES[kind]}`)).toEqual([]);
  });

  test.each(['from=2026-11-21T00:00:00Z', 'from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z'])(
    'no time is meant by %s',
    (address) => {
      expect(unreadFields(address)).toEqual(address.split('&'));
    },
  );

  test('a field that is there twice, or that no search has, is told', () => {
    expect(unreadFields('service=a&service=b&minDuration=2s')).toEqual(['service=b', 'minDuration=2s']);
  });

  test('any text is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (address) => {
        expect(Array.isArray(unreadFields(address))).toBe(true);
      }),
    );
  });
});
