import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

const NAMES = ['duration', 'service', 'kind', 'http.response.status_code', 'db.system.name'];

test.each([
  ['durationn', 'duration'],
  ['duratoin', 'duration'],
  ['Sevice', 'service'],
  ['kidn', 'kind'],
  ['http.status_code', 'http.response.status_code'],
  ['db.sytem.name', 'db.system.name'],
  ['colour', null],
  ['ki', null],
  ['kxyd', null],
])('%s may mean %s', (typed, expected) => expect(nearestName(typed, NAMES)).toBe(expected));
