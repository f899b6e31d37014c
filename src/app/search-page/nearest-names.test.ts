import { expect, test } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const NAMES = ['api-gateway', 'gateway', 'quotes', 'orders', 'gateway-admin', 'mail'];

test.each([
  ['gate', ['gateway', 'gateway-admin', 'api-gateway']],
  ['GATEWAY', ['gateway', 'gateway-admin', 'api-gateway']],
  ['gatway', ['gateway']],
  ['qoutes', ['quotes']],
  ['mial', []],
  ['', []],
])('by “%s” is meant %j', (typed, meant) => {
  expect(nearestNames(typed, NAMES)).toEqual(meant);
});
