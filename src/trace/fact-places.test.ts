import { describe, expect, test } from 'vitest';
import { FACT_NUMBER_OF_KEY, FACTS, factNumber } from './fact-numbers.ts';
import { EXCEPTION_NAME, FactPlaces } from './fact-places.ts';

const STATUS = factNumber('httpStatus');
const EVENT = factNumber('eventName');

function notesOf(places: FactPlaces, span: number): [number, number][] {
  const notes: [number, number][] = [];
  for (let note = places.firstOf(span); note < places.firstOf(span + 1); note++) {
    notes.push([places.factOf(note), places.placeOf(note)]);
  }
  return notes;
}

describe('FactPlaces', () => {
  test('tells each span its own notes, from where the span begins', () => {
    const places = new FactPlaces();
    places.begin(100);
    places.note(STATUS, 130);
    places.note(EVENT, 190);
    places.commit();
    places.begin(200);
    places.commit();
    places.begin(300);
    places.note(STATUS, 301);
    places.commit();
    expect([0, 1, 2].map((span) => notesOf(places, span))).toEqual([
      [
        [STATUS, 30],
        [EVENT, 90],
      ],
      [],
      [[STATUS, 1]],
    ]);
  });

  test('drops what was noted of a span that became none', () => {
    const places = new FactPlaces();
    places.begin(0);
    places.note(STATUS, 5);
    places.begin(50);
    places.note(EVENT, 60);
    places.commit();
    expect(notesOf(places, 0)).toEqual([[EVENT, 10]]);
    expect(places.isNoted(STATUS)).toBe(false);
    expect(places.isNoted(EVENT)).toBe(true);
  });

  test('names an event that is an exception by another name', () => {
    const places = new FactPlaces();
    places.begin(7);
    places.noteException(EVENT);
    places.commit();
    expect(notesOf(places, 0)).toEqual([[EVENT, EXCEPTION_NAME]]);
  });

  test('grows with its spans and their notes', () => {
    const places = new FactPlaces();
    for (let span = 0; span < 10_000; span++) {
      places.begin(1000 * span);
      for (let i = 0; i < span % 5; i++) places.note(STATUS, 1000 * span + i);
      places.commit();
    }
    expect(notesOf(places, 9999).map(([, place]) => place)).toEqual([0, 1, 2, 3]);
    expect(notesOf(places, 5000)).toEqual([]);
    expect(notesOf(places, 5001)).toEqual([[STATUS, 0]]);
  });
});

test('every key stands for one fact, whose number is its place among all', () => {
  expect(FACTS[FACT_NUMBER_OF_KEY['http.status_code']]).toBe('httpStatus');
  expect(FACTS[FACT_NUMBER_OF_KEY['db.statement']]).toBe('queryText');
  expect(new Set(FACTS).size).toBe(FACTS.length);
  expect(FACTS.map(factNumber)).toEqual(FACTS.map((_, number) => number));
});
