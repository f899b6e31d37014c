import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonCursor } from './json-cursor.ts';
import { KeyTable } from './key-table.ts';
import { MemberOrder, NO_MEMBER } from './member-order.ts';

const NUMBERS: Readonly<Record<string, number>> = { traceId: 0, trace_id: 0, spanId: 1, name: 3 };

test('objects are read member by member, in whatever order and with whatever keys each comes', () => {
  const key = fc.constantFrom('traceId', 'trace_id', 'spanId', 'name', 'spanIds', 'other', '');
  const objects = fc.array(fc.uniqueArray(key, { maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(objects, fc.constantFrom(0, 1), (orders, indent) => {
      const text = JSON.stringify(
        orders.map((keys) => Object.fromEntries(keys.map((each, i) => [each, i]))),
        null,
        indent,
      );
      expect(read(text)).toEqual(orders.map((keys) => keys.map((each, i) => [NUMBERS[each] ?? -1, i])));
    }),
    { numRuns: 200 },
  );
});

test('a key written with escapes is the key that it stands for', () => {
  expect(read('[{"spanId":0,"name":1},{"spanId":0,"n\\u0061me":1}]')).toEqual([
    [
      [1, 0],
      [3, 1],
    ],
    [
      [1, 0],
      [3, 1],
    ],
  ]);
});

test('where the next member belongs, anything else is no JSON', () => {
  expect(() => read('[{"spanId":0,"name":1},{"spanId":0 "name":1}]')).toThrow('expected , or }');
});

/** Returns number and value of each member of each object. */
function read(text: string): number[][][] {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const cursor = new JsonCursor();
  cursor.reset(bytes, 0, bytes.length - 1);
  const members = new MemberOrder(new KeyTable(NUMBERS));
  const objects: number[][][] = [];
  cursor.enterArray();
  for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) {
    const object: number[][] = [];
    cursor.enterObject();
    members.begin();
    for (let key = members.next(cursor); key !== NO_MEMBER; key = members.next(cursor)) {
      object.push([key, cursor.readNumber()]);
    }
    objects.push(object);
  }
  return objects;
}
