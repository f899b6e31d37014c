import { expect, test } from 'vitest';
import { receivedName } from './received-name.ts';

const JSON_TYPE = 'application/json';

test('a file has its own name', () => {
  expect(receivedName('load.envelope.txt', JSON_TYPE, 'shop-1a')).toBe('load.envelope.txt');
});

test('a packed file is saved unpacked', () => {
  expect(receivedName('build.json.gz', JSON_TYPE, 'shop-1a')).toBe('build.json');
  expect(receivedName('build.zip', JSON_TYPE, 'shop-1a')).toBe('build.json');
});

test.each(['', 'pasted 2', 'load.json and 2 more'])(
  'of %j the trace gives the name and the type the ending',
  (file) => {
    expect(receivedName(file, JSON_TYPE, 'shop-1a')).toBe('shop-1a.json');
    expect(receivedName(file, 'text/plain', 'shop-1a')).toBe('shop-1a.txt');
    expect(receivedName(file, 'application/octet-stream', 'shop-1a')).toBe('shop-1a.bin');
  },
);
