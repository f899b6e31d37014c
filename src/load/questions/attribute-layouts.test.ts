import { expect, test } from 'vitest';
import { NO_VALUE } from '../../trace/attribute-column.ts';
import { AttributeLayouts, NO_PLACE, SCATTERED } from './attribute-layouts.ts';

/** Notes a row whose attributes have these keys, and returns its layout. */
function noteRow(layouts: AttributeLayouts, keys: readonly string[], places = keys.map((_, place) => place)): number {
  layouts.begin();
  keys.forEach((key, i) => {
    const bytes = new TextEncoder().encode(`"${key}"`);
    layouts.note(bytes, 1, bytes.length - 1, places[i]);
  });
  return layouts.end();
}

test('rows with the same keys in the same places share a layout', () => {
  const layouts = new AttributeLayouts();
  const first = noteRow(layouts, ['http.route', 'zone']);
  expect(noteRow(layouts, ['http.route', 'zone'])).toBe(first);
  expect(noteRow(layouts, ['zone', 'http.route'])).not.toBe(first);
  expect(noteRow(layouts, ['http.route', 'zone'], [0, 2])).not.toBe(first);
});

test('tells where in each layout the value of a key stands', () => {
  const layouts = new AttributeLayouts();
  const [none, one, odd] = [
    noteRow(layouts, []),
    noteRow(layouts, ['zone', 'http.route'], [0, 3]),
    noteRow(layouts, ['http.route'], [SCATTERED]),
  ];
  const places = layouts.placesOf('http.route');
  expect([places[none], places[one], places[odd]]).toEqual([NO_PLACE, 3, SCATTERED]);
  expect([...layouts.placesOf('http.rout')]).toEqual([NO_PLACE, NO_PLACE, NO_PLACE]);
});

test('of several attributes of one key the last one counts', () => {
  const layouts = new AttributeLayouts();
  const layout = noteRow(layouts, ['zone', 'http.route', 'zone']);
  expect(layouts.placesOf('zone')[layout]).toBe(2);
});

test('of a row with more texts than a place can tell nothing is known', () => {
  const layouts = new AttributeLayouts();
  expect(noteRow(layouts, ['zone'], [SCATTERED + 1])).toBe(NO_VALUE);
  expect(noteRow(layouts, ['zone'], [SCATTERED - 1])).not.toBe(NO_VALUE);
});
