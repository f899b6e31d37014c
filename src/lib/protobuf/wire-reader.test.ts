import { describe, expect, test } from 'vitest';
import { WireError, WireReader } from './wire-reader.ts';

function reader(...bytes: readonly number[]): WireReader {
  return new WireReader(Uint8Array.from(bytes));
}

describe('the wire reader', () => {
  test('reads the number of a field and how it is written', () => {
    // Field 16, bytes: the tag of the first number that takes two bytes.
    const message = reader(0x82, 0x01, 0x02, 0x68, 0x69);
    expect([message.next(), message.field, message.wire, message.text(), message.next()]).toEqual([
      true,
      16,
      2,
      'hi',
      false,
    ]);
  });

  test.each([
    [[0x96, 0x01], 150n],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], -1n],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], 2n ** 63n - 1n],
  ])('reads integers of 64 bits: %j', (bytes, value) => {
    expect(reader(...bytes).int64()).toBe(value);
  });

  test('passes over a value of any kind', () => {
    const message = reader(0x08, 0x96, 0x01, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1a, 1, 0, 0x25, 1, 2, 3, 4, 0x28, 7);
    const fields: number[] = [];
    while (message.next()) {
      fields.push(message.field);
      message.skip();
    }
    expect(fields).toEqual([1, 2, 3, 4, 5]);
  });

  test('keeps a message within the one around it', () => {
    const message = reader(0x0a, 0x02, 0x08, 0x01, 0x10, 0x02);
    message.next();
    const inner = message.message();
    inner.next();
    expect([inner.uint32(), inner.next(), message.next(), message.field]).toEqual([1, false, true, 2]);
  });

  test.each([
    ['a length beyond the end', [0x0a, 0x05, 0x00]],
    ['a number without an end', [0x08, 0x80]],
    ['a number of eleven bytes', [0x08, ...Array.from({ length: 11 }, () => 0x80)]],
    ['a group', [0x0b]],
    ['a field without a number', [0x02, 0x00]],
  ])('refuses %s', (_name, bytes) => {
    const message = reader(...bytes);
    expect(() => {
      message.next();
      message.skip();
    }).toThrow(WireError);
  });
});
