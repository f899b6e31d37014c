import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { decimalAsHex, hexDigits, normaliseSpanId, normaliseTraceId, traceIdVariants } from './trace-id.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a normalised trace id', () => {
  test.each([
    [ID, ID],
    ['4BF92F3577B34DA6A3CE929D0E0E4736', ID],
    [' "0x4bf92f3577b34da6a3ce929d0e0e4736"\n', ID],
    ['4bf92f35-77b3-4da6-a3ce-929d0e0e4736', ID],
    ['a3ce929d0e0e4736', 'a3ce929d0e0e4736'],
    ['ce929d0e0e4736', '00ce929d0e0e4736'],
    ['92f3577b34da6a3ce929d0e0e4736', '00092f3577b34da6a3ce929d0e0e4736'],
    ['', ''],
    [' order 66 ', 'order 66'],
    ['b7ad6b7169203331-00f067aa0ba902b7', 'b7ad6b7169203331-00f067aa0ba902b7'],
    [`${ID}0`, `${ID}0`],
  ])('of %j is %j', (text, expected) => {
    expect(normaliseTraceId(text)).toBe(expected);
  });

  test('is the same when normalised again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(0x)?[0-9a-fA-F]{1,34}$/)), (text) => {
        expect(normaliseTraceId(normaliseTraceId(text))).toBe(normaliseTraceId(text));
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

test('a span id is padded to 16 digits', () => {
  expect(normaliseSpanId('F067AA0BA902B7')).toBe('00f067aa0ba902b7');
});

test('text of a megabyte is no id', () => {
  expect(hexDigits('-'.repeat(1_000_000))).toBeNull();
});

describe('the forms to ask for', () => {
  test('of a full id are that id alone', () => {
    expect(traceIdVariants(ID.toUpperCase())).toEqual([ID]);
  });

  test('of an id with an empty upper half are both widths', () => {
    expect(traceIdVariants('a3ce929d0e0e4736')).toEqual(['0000000000000000a3ce929d0e0e4736', 'a3ce929d0e0e4736']);
  });

  test('of an id that lost its zeros end with the id as written', () => {
    expect(traceIdVariants('ce929d0e0e4736')).toEqual([
      '000000000000000000ce929d0e0e4736',
      '00ce929d0e0e4736',
      'ce929d0e0e4736',
    ]);
  });

  test('of text are the text', () => {
    expect(traceIdVariants(' my-trace ')).toEqual(['my-trace']);
  });

  test('of nothing are none', () => {
    expect(traceIdVariants(' ')).toEqual([]);
  });
});

describe('an id in decimal digits', () => {
  test.each([
    ['5208512171318403364', '48485a3953bb6124'],
    ['18446744073709551615', 'ffffffffffffffff'],
    ['9007199254740993', '0020000000000001'],
    ['12345', '0000000000003039'],
  ])('%s is %s, exactly', (decimal, hex) => {
    expect(decimalAsHex(decimal)).toBe(hex);
  });

  test.each(['18446744073709551616', '1234', '', 'a12345', '0'.repeat(20), '123456789012345678901'])(
    '%s is none',
    (text) => {
      expect(decimalAsHex(text)).toBeNull();
    },
  );

  test('is asked for in hex first where it is longer than half an id, then as it is', () => {
    expect(traceIdVariants('5208512171318403364')).toEqual([
      '000000000000000048485a3953bb6124',
      '48485a3953bb6124',
      '00000000000005208512171318403364',
      '5208512171318403364',
    ]);
  });

  test('is asked for as it is first where it may be half an id', () => {
    expect(traceIdVariants('0000000000012345')).toEqual([
      '00000000000000000000000000012345',
      '0000000000012345',
      '00000000000000000000000000003039',
      '0000000000003039',
    ]);
  });
});
